package io.truevalue.crm.deal;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.web.listing.ListRequest;
import org.jspecify.annotations.Nullable;

/** Boards over HTTP. */
@Controller("/crm/api/pipelines")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "pipelines")
class BoardController {
    private final ReadBoard reading;

    BoardController(ReadBoard reading) {
        this.reading = reading;
    }

    @Get("/{id}/board")
    @RequiresPermission("deals:read")
    @Operation(
            summary = "Read a pipeline's deals by stage",
            description = "The first of each stage; more of one are a list with filter=stage_id==...&sort=position")
    Board board(
            String id,
            @Nullable
                    @QueryValue
                    @Schema(
                            type = "integer",
                            nullable = false,
                            minimum = "1",
                            defaultValue = "20",
                            description = "Deals a stage; past 200 it is 200")
                    String limit) {
        return reading.read(id, ListRequest.parse(limit, null, null, null, null).limit());
    }
}
