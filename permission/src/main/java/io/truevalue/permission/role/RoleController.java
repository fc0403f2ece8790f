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

/** Roles of the organisation that is acted for. */
@Controller("/permission/api/roles")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "roles")
class RoleController {
    private final ListRoles list;
    private final ShapeRole shape;

    RoleController(ListRoles list, ShapeRole shape) {
        this.list = list;
        this.shape = shape;
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
            only = {"role_cycle", "role_name_taken"})
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
     * Changes a role of one's own making.
     *
     * @param id its id, or its name
     */
    @Refuses(RoleProblem.class)
    @Patch("/{id}")
    @FreshFactor
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @RequiresPermission("roles:write")
    RoleView change(String id, @Body RoleChange change, @Parameter(hidden = true) IfMatch seen) {
        return shape.change(id, change, seen);
    }

    /**
     * Removes a role from everybody who is in it.
     *
     * @param id its id, or its name
     */
    @Refuses(value = RoleProblem.class, only = "system_role_immutable")
    @Delete("/{id}")
    @FreshFactor
    @RequiresPermission("roles:write")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String id, @Parameter(hidden = true) IfMatch seen) {
        shape.delete(id, seen);
    }
}
