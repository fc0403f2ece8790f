package io.truevalue.permission.policy;

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

/** Policies of the organisation that is acted for. */
@Controller("/permission/api/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "policies")
class PolicyController {
    private final ListPolicies list;
    private final ShapePolicy shape;
    private final TryCondition attempt;

    PolicyController(ListPolicies list, ShapePolicy shape, TryCondition attempt) {
        this.list = list;
        this.shape = shape;
        this.attempt = attempt;
    }

    /** Lists policies. */
    @Get
    @RequiresPermission("policies:read")
    Page<PolicyView> list(ListRequest request) {
        return list.list(request);
    }

    /** Reads a policy. */
    @Get("/{id}")
    @RequiresPermission("policies:read")
    PolicyView read(String id) {
        return list.read(id);
    }

    /** Makes a policy over permissions that its maker holds. It is felt within a second. */
    @Refuses(PolicyProblem.class)
    @Post
    @FreshFactor
    @RequiresPermission("policies:write")
    @Idempotent
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    HttpResponse<PolicyView> create(@Body PolicyRequest request) {
        PolicyView created = shape.create(request);
        return HttpResponse.created(created, URI.create("/permission/api/policies/" + created.id()));
    }

    /** Changes a policy. */
    @Refuses(value = PolicyProblem.class, only = "policy_name_taken")
    @Patch("/{id}")
    @FreshFactor
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @RequiresPermission("policies:write")
    PolicyView change(String id, @Body PolicyChange change, @Parameter(hidden = true) IfMatch seen) {
        return shape.change(id, change, seen);
    }

    /** Removes a policy. */
    @Delete("/{id}")
    @FreshFactor
    @RequiresPermission("policies:write")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String id, @Parameter(hidden = true) IfMatch seen) {
        shape.delete(id, seen);
    }

    /** Tries a condition without saving it: what is wrong with it and where, or what it says of oneself. */
    @Post("/try")
    @RequiresPermission("policies:read")
    TryView attempt(@Body TryRequest request) {
        return attempt.attempt(request);
    }
}
