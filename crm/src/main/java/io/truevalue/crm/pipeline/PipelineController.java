package io.truevalue.crm.pipeline;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.IfMatch;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;

/** Pipelines over HTTP. */
@Controller("/crm/api/pipelines")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "pipelines")
class PipelineController {
    private final ReadPipelines reading;
    private final ShapePipeline shape;

    PipelineController(ReadPipelines reading, ShapePipeline shape) {
        this.reading = reading;
        this.shape = shape;
    }

    @Post
    @Idempotent
    @RequiresPermission("pipelines:write")
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Create a pipeline")
    HttpResponse<Pipeline> create(@Body PipelineRequest pipeline) {
        Pipeline created = shape.create(pipeline);
        return answer(created)
                .status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, "/crm/api/pipelines/" + created.id());
    }

    @Get
    @RequiresPermission("pipelines:read")
    @Operation(
            summary = "List pipelines",
            description = "Oldest first unless sorted; the first one is where deals go that name none")
    Page<Pipeline> list(ListRequest request) {
        return reading.list(request);
    }

    @Get("/{id}")
    @RequiresPermission("pipelines:read")
    @Operation(summary = "Read a pipeline")
    HttpResponse<Pipeline> read(String id) {
        return answer(reading.read(id));
    }

    @Refuses(value = PipelineProblem.class, only = "stage_in_use")
    @Patch("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission("pipelines:write")
    @Operation(
            summary = "Change a pipeline",
            description =
                    "A JSON merge patch (RFC 7396); stages are replaced whole, and one with an id stays the same one")
    HttpResponse<Pipeline> patch(String id, @Parameter(hidden = true) IfMatch condition, @Body PipelinePatch patch) {
        return answer(shape.change(id, condition, patch));
    }

    @Refuses(value = PipelineProblem.class, only = "pipeline_in_use")
    @Delete("/{id}")
    @RequiresPermission("pipelines:write")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a pipeline", description = "Refused while deals are in it; it can be restored")
    void delete(String id, @Parameter(hidden = true) IfMatch condition) {
        shape.delete(id, condition);
    }

    @Post("/{id}/restore")
    @Idempotent
    @RequiresPermission("pipelines:write")
    @Operation(summary = "Restore a deleted pipeline")
    HttpResponse<Pipeline> restore(String id) {
        return answer(shape.restore(id));
    }

    private static MutableHttpResponse<Pipeline> answer(Pipeline pipeline) {
        return HttpResponse.ok(pipeline).header(HttpHeaders.ETAG, "\"" + pipeline.version() + "\"");
    }
}
