package io.truevalue.permission.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new policy.
 *
 * @param effect {@code deny} or {@code allow}
 * @param permissions of the catalogue, without a scope; {@code *}, which only a deny may name, for all
 * @param condition CEL over {@code principal}, {@code request} and, for permissions on records, {@code resource}
 * @param enabled true unless said
 */
record PolicyRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        String name,

        @Nullable String description,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        String effect,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        List<@Nullable String> permissions,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        String condition,

        @Nullable Boolean enabled) {}
