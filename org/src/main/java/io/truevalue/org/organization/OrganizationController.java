package io.truevalue.org.organization;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.access.SignedIn;
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
    private final RenameOrganization rename;
    private final Organizations organizations;

    OrganizationController(CreateOrganization create, RenameOrganization rename, Organizations organizations) {
        this.create = create;
        this.rename = rename;
        this.organizations = organizations;
    }

    /** Creates an organisation that its creator owns, and answers once they can switch to it. */
    @Refuses(OrganizationProblem.class)
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
    @RequiresPermission("organization:read")
    Organization read(String slug) {
        return organizations.read(slug);
    }

    /** Renames the organisation that one acts for. */
    @Patch("/{slug}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @RequiresPermission("organization:write")
    Organization rename(String slug, @Body RenameRequest request, @Parameter(hidden = true) IfMatch seen) {
        return rename.rename(slug, request, seen);
    }
}
