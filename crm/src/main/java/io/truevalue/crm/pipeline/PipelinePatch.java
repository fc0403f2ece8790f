package io.truevalue.crm.pipeline;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.web.Patched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A merge patch of a pipeline; its stages are replaced whole, those with an id stay the same ones. */
record PipelinePatch(
        @Schema(type = "string", nullable = false, minLength = 1, maxLength = 100) @Nullable
        Patched<String> name,

        @ArraySchema(
                schema = @Schema(implementation = StageRequest.class),
                minItems = 1,
                maxItems = PipelineRules.MOST_STAGES)
        @Nullable
        Patched<List<@Nullable StageRequest>> stages) {}
