package io.truevalue.crm.behind;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;

/** Where analytics asks for the records behind a figure. */
@Hidden
@Controller("/internal/records-behind")
@ExecuteOn(TaskExecutors.BLOCKING)
class BehindController {
    private final FindBehind find;

    BehindController(FindBehind find) {
        this.find = find;
    }

    @Post
    @Internal("analytics-service")
    FindBehind.Found find(@Body BehindQuestion question) {
        return find.find(question);
    }
}
