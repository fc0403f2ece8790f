package io.truevalue.analytics.stream;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.openapi.Refuses;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

@Controller("/analytics/api/stream")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "metrics")
class StreamController {
    private final FollowFigures follow;

    StreamController(FollowFigures follow) {
        this.follow = follow;
    }

    /**
     * Follows figures: server-sent events {@code figure}, each figure once at the beginning and whenever it changed, and
     * {@code heartbeat} in silence.
     *
     * @param metrics at most 24, each {@code name}, {@code name:last} or {@code name:last:window}; the last 24 hours
     *     unless said
     */
    @Get
    @Refuses(StreamProblem.class)
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RequiresPermission("analytics:read")
    @ApiResponse(
            responseCode = "200",
            description = "The events",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
    Publisher<Event<Object>> follow(@QueryValue @Nullable String metrics) {
        return follow.follow(metrics);
    }
}
