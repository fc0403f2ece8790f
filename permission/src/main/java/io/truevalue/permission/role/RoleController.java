package io.truevalue.permission.role;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.IfMatch;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Roles of the organisation that is acted for. */
@Controller("/permission/api/roles")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "roles")
class RoleController {
    private final ListRoles list;
    private final ShapeRole shape;
    private final DeleteRole delete;

    RoleController(ListRoles list, ShapeRole shape, DeleteRole delete) {
        this.list = list;
        this.shape = shape;
        this.delete = delete;
    }

    /** Lists roles, the system's and one's own. */
    @Get
    @RequiresPermission("roles:read")
    Page<RoleView> list(ListRequest request) {
        return list.list(request);
    }

    /**
     * Reads a role.
     *
     * @param id its id, or its name
     */
    @Get("/{id}")
    @RequiresPermission("roles:read")
    RoleView read(String id) {
        return list.read(id);
    }

    /** Makes a role that holds nothing beyond what its maker holds. */
    @Refuses(
            value = RoleProblem.class,
            only = {"role_cycle", "role_name_taken", "grants_too_large"})
    @Post
    @FreshFactor
    @RequiresPermission("roles:write")
    @Idempotent
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    HttpResponse<RoleView> create(@Body RoleRequest request) {
        RoleView created = shape.create(request);
        return HttpResponse.created(created, URI.create("/permission/api/roles/" + created.id()));
    }

    /**
     * Changes a role of the organisation's own making, but never one by which one holds what it holds.
     *
     * @param id its id, or its name
     */
    @Refuses(
            value = RoleProblem.class,
            only = {"system_role_immutable", "role_cycle", "role_name_taken", "grants_too_large"})
    @Patch("/{id}")
    @FreshFactor
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @RequiresPermission("roles:write")
    RoleView change(String id, @Body RoleChange change, @Parameter(hidden = true) IfMatch seen) {
        return shape.change(id, change, seen);
    }

    /**
     * Deletes a role that nobody is in and no role inherits, or gives its place to another.
     *
     * @param id its id, or its name
     * @param reassignTo the role, by name or id, that its users and heirs have instead
     */
    @Refuses(
            value = RoleProblem.class,
            only = {"system_role_immutable", "role_in_use", "role_cycle"})
    @Delete("/{id}")
    @FreshFactor
    @RequiresPermission("roles:write")
    @Status(HttpStatus.NO_CONTENT)
    void delete(
            String id, @QueryValue("reassign_to") @Nullable String reassignTo, @Parameter(hidden = true) IfMatch seen) {
        delete.delete(id, reassignTo, seen);
    }
}
