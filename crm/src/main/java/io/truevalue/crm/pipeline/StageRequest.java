package io.truevalue.crm.pipeline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stage as it is asked for.
 *
 * @param id of the stage that it is already; a new one where it is left out
 * @param status open unless said
 */
record StageRequest(
        @Nullable UUID id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minLength = 1, maxLength = 100) @Nullable
        String name,

        @Nullable DealStatus status) {}
