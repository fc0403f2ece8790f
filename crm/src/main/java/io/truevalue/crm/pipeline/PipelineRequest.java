package io.truevalue.crm.pipeline;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a new pipeline is to be. */
record PipelineRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minLength = 1, maxLength = 100) @Nullable
        String name,

        @ArraySchema(
                arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false),
                minItems = 1,
                maxItems = PipelineRules.MOST_STAGES)
        @Nullable
        List<@Nullable StageRequest> stages) {}
