package io.truevalue.permission.assignment;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import java.util.UUID;

/** Who is in which role. */
@Controller("/permission/api/assignments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "assignments")
class AssignmentController {
    private final ListAssignments list;
    private final AssignRole assign;
    private final RevokeRole revoke;

    AssignmentController(ListAssignments list, AssignRole assign, RevokeRole revoke) {
        this.list = list;
        this.assign = assign;
        this.revoke = revoke;
    }

    /** Lists assignments. */
    @Get
    @RequiresPermission("assignments:read")
    Page<AssignmentView> list(ListRequest request) {
        return list.list(request);
    }

    /** Puts a member into a role, named by its name or id. Repeating it changes nothing. */
    @Put("/user/{id}/{role}")
    @FreshFactor
    @RequiresPermission("assignments:write")
    AssignmentView assign(String id, String role) {
        return assign.assign(user(id), role);
    }

    /** Takes somebody out of a role. */
    @Refuses(AssignmentProblem.class)
    @Delete("/user/{id}/{role}")
    @FreshFactor
    @RequiresPermission("assignments:write")
    @Status(HttpStatus.NO_CONTENT)
    void revoke(String id, String role) {
        revoke.revoke(user(id), role);
    }

    private static UUID user(String id) {
        return Ids.parse(id).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such member."));
    }
}
