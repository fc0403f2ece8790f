package io.truevalue.permission.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition to be tried without saving it.
 *
 * @param permissions that it would be about
 */
record TryRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        List<@Nullable String> permissions,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        String condition) {}
