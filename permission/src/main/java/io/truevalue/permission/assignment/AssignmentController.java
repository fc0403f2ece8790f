package io.truevalue.permission.assignment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.permission.role.RoleProblem;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.OptionalBody;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    /**
     * Puts a member into a role, named by its name or id, until a time if one is given. Repeating it changes nothing.
     *
     * @param id the user's
     */
    @Refuses(AssignmentProblem.class)
    @Refuses(value = RoleProblem.class, only = "grants_too_large")
    @Put("/user/{id}/{role}")
    @FreshFactor
    @RequiresPermission("assignments:write")
    AssignmentView assignUser(HttpRequest<?> http, String id, String role, @Nullable @Body AssignmentRequest request) {
        return assign.assign(Subject.user(id), role, until(http, request));
    }

    /**
     * Puts all who are in a team, now and later, into a role.
     *
     * @param id the team's
     */
    @Put("/team/{id}/{role}")
    @FreshFactor
    @RequiresPermission("assignments:write")
    AssignmentView assignTeam(HttpRequest<?> http, String id, String role, @Nullable @Body AssignmentRequest request) {
        return assign.assign(Subject.team(id), role, until(http, request));
    }

    /**
     * Takes somebody out of a role.
     *
     * @param id the user's
     */
    @Refuses(AssignmentProblem.class)
    @Delete("/user/{id}/{role}")
    @FreshFactor
    @RequiresPermission("assignments:write")
    @Status(HttpStatus.NO_CONTENT)
    void revokeUser(String id, String role) {
        revoke.revoke(Subject.user(id), role);
    }

    /**
     * Takes a team out of a role.
     *
     * @param id the team's
     */
    @Delete("/team/{id}/{role}")
    @FreshFactor
    @RequiresPermission("assignments:write")
    @Status(HttpStatus.NO_CONTENT)
    void revokeTeam(String id, String role) {
        revoke.revoke(Subject.team(id), role);
    }

    private static @Nullable Instant until(HttpRequest<?> http, @Nullable AssignmentRequest request) {
        OptionalBody.verify(http, request);
        return request == null ? null : request.expiresAt();
    }
}
