package io.truevalue.auth.integration;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;

/** Integrations of the organisation that is acted for. */
@Controller("/auth/integrations")
@ExecuteOn(TaskExecutors.BLOCKING)
@RequiresPermission("integrations:write")
@Tag(name = "integrations")
class IntegrationController {
    private final ListIntegrations listIntegrations;
    private final CreateIntegration createIntegration;
    private final RotateIntegration rotateIntegration;
    private final RevokeIntegration revokeIntegration;

    IntegrationController(
            ListIntegrations listIntegrations,
            CreateIntegration createIntegration,
            RotateIntegration rotateIntegration,
            RevokeIntegration revokeIntegration) {
        this.listIntegrations = listIntegrations;
        this.createIntegration = createIntegration;
        this.rotateIntegration = rotateIntegration;
        this.revokeIntegration = revokeIntegration;
    }

    /** A new integration. */
    @Introspected
    record CreateIntegrationRequest(
            @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\x00-\\x1f\\x7f]*")
            String name,

            @NotNull @Size(min = 1, max = 200) List<@NotBlank @Size(max = 100) String> permissions) {}

    @Get
    @Operation(summary = "List integrations")
    Page<IntegrationView> list(ListRequest request) {
        return listIntegrations.list(request);
    }

    @Post
    @FreshFactor
    @Operation(summary = "Make an integration; its secret is shown this once")
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    HttpResponse<SecretView> create(@Valid @Body CreateIntegrationRequest body) {
        SecretView created = createIntegration.create(body.name(), body.permissions());
        return HttpResponse.created(created, URI.create("/auth/integrations/" + created.id()));
    }

    @Post("/{id}/rotate")
    @FreshFactor
    @Consumes(MediaType.ALL)
    @Operation(summary = "Replace the secret; the old one is taken for a day longer")
    SecretView rotate(@Parameter(description = "`int_` and a UUID") @PathVariable String id) {
        return rotateIntegration.rotate(IntegrationId.ofPath(id));
    }

    @Delete("/{id}")
    @FreshFactor
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "End an integration")
    void revoke(@Parameter(description = "`int_` and a UUID") @PathVariable String id) {
        revokeIntegration.revoke(IntegrationId.ofPath(id));
    }
}
