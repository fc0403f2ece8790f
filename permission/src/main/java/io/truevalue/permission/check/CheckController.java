package io.truevalue.permission.check;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.SignedIn;

/** Questions about access. */
@Controller("/permission/api/check")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "decisions")
class CheckController {
    private final CheckPermission check;

    CheckController(CheckPermission check) {
        this.check = check;
    }

    /** Decides whether a user holds a permission; to ask about somebody else takes {@code assignments:read}. */
    @Post
    @SignedIn
    Decision check(@Body CheckRequest request) {
        return check.check(request);
    }
}
