package io.truevalue.permission.access;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import java.util.UUID;

/** What org asks, for the organisation that it acts for. A "no" is an answer here, and no refusal. */
@Hidden
@Controller("/internal")
@ExecuteOn(TaskExecutors.BLOCKING)
class AccessController {
    private final CheckGrantable grantable;
    private final AssignJoining join;
    private final ChangeOwner owner;

    AccessController(CheckGrantable grantable, AssignJoining join, ChangeOwner owner) {
        this.grantable = grantable;
        this.join = join;
        this.owner = owner;
    }

    @Post("/grantable")
    @Internal("org-service")
    @Status(HttpStatus.OK)
    GrantableAnswer grantable(@Body GrantableRequest request) {
        return grantable.check(request);
    }

    @Post("/assignments")
    @Internal("org-service")
    @Status(HttpStatus.OK)
    JoinAnswer join(@Body JoinRequest request) {
        return join.assign(request);
    }

    /** Whose the organisation is from now on. */
    record OwnerRequest(UUID ownerId) {}

    @Post("/ownership")
    @Internal("org-service")
    @Status(HttpStatus.NO_CONTENT)
    void changeOwner(@Body OwnerRequest request) {
        owner.change(request.ownerId());
    }
}
