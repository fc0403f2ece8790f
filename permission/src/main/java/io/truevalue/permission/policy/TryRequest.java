package io.truevalue.permission.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.policy.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition to be tried without saving it.
 *
 * @param permissions that it would be about
 * @param condition at most 2,000 characters; what else is wrong with it is the answer
 */
record TryRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        List<@Nullable String> permissions,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, maxLength = Vocabulary.LONGEST) @Nullable
        String condition) {}
