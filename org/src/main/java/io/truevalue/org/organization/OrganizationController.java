package io.truevalue.org.organization;

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
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.openapi.MayHaveMoved;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.IfMatch;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import java.net.URI;

/** Organisations: one's own, and the one that is acted for. */
@Controller("/org/api/organizations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "organizations")
class OrganizationController {
    private final CreateOrganization create;
    private final ChangeOrganization change;
    private final DeleteOrganization deletion;
    private final Organizations organizations;

    OrganizationController(
            CreateOrganization create,
            ChangeOrganization change,
            DeleteOrganization deletion,
            Organizations organizations) {
        this.create = create;
        this.change = change;
        this.deletion = deletion;
        this.organizations = organizations;
    }

    /** Creates an organisation that its creator owns, and answers once they can switch to it. */
    @Refuses(value = OrganizationProblem.class, only = "slug_taken")
    @Post
    @SignedIn(organization = false)
    @ApiResponse(
            responseCode = "201",
            description = "Created; its owner can switch to it at once",
            useReturnTypeSchema = true)
    HttpResponse<Organization> create(@Body CreateOrganizationRequest request) {
        Organization created = create.create(
                OrganizationName.of(request.name()), request.slug() == null ? null : Slug.chosen(request.slug()));
        return HttpResponse.created(created, URI.create("/org/api/organizations/" + created.slug()));
    }

    /** Lists the organisations that one belongs to. */
    @Get
    @SignedIn(organization = false)
    Page<Organization> list(ListRequest request) {
        return organizations.ofCurrentUser(request);
    }

    /** Reads the organisation that one acts for. */
    @Get("/{slug}")
    @MayHaveMoved
    @RequiresPermission("organization:read")
    Organization read(String slug) {
        return organizations.read(slug);
    }

    /**
     * Changes the organisation that one acts for: its name, slug and settings. The slug before leads to the new one for
     * 30 days.
     */
    @Patch("/{slug}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @MayHaveMoved
    @Refuses(
            value = OrganizationProblem.class,
            only = {"slug_taken", "slug_changed_too_often"})
    @RequiresPermission("organization:write")
    Organization change(String slug, @Body OrganizationPatch patch, @Parameter(hidden = true) IfMatch seen) {
        return change.change(slug, patch, seen);
    }

    /** Deletes the organisation that one acts for and owns, for good. */
    @Delete("/{slug}")
    @Status(HttpStatus.NO_CONTENT)
    @MayHaveMoved
    @Refuses(value = OrganizationProblem.class, only = "owner_required")
    @RequiresPermission("organization:delete")
    @FreshFactor
    void delete(String slug, @Parameter(hidden = true) IfMatch seen) {
        deletion.delete(slug, seen);
    }
}
