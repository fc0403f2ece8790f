package io.truevalue.analytics.usage;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;

/** Where the gate reports how often it was called. */
@Hidden
@Controller("/internal/api-usage")
@ExecuteOn(TaskExecutors.BLOCKING)
class UsageController {
    private final TellUsage tell;

    UsageController(TellUsage tell) {
        this.tell = tell;
    }

    @Post
    @Internal("gateway")
    @Status(HttpStatus.NO_CONTENT)
    void report(@Body UsageReport report) {
        tell.tell(report);
    }
}
