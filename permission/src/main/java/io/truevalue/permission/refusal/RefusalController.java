package io.truevalue.permission.refusal;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;

/** Where the gate reports whom it refused. */
@Hidden
@Controller("/internal/refusals")
@ExecuteOn(TaskExecutors.BLOCKING)
class RefusalController {
    private final TellRefusals tell;

    RefusalController(TellRefusals tell) {
        this.tell = tell;
    }

    @Post
    @Internal("gateway")
    @Status(HttpStatus.NO_CONTENT)
    void report(@Body RefusalReport report) {
        tell.tell(report);
    }
}
