package io.truevalue.permission.catalogue;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.web.listing.Page;

/** The catalogue of permissions, the same for every organisation. */
@Controller("/permission/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "permissions")
class CatalogueController {
    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Lists the catalogue of permissions, whole. */
    @Get("/permissions")
    @SignedIn
    Page<PermissionView> permissions() {
        return Page.whole(catalogue.snapshot().entries().stream()
                .flatMap(entry -> PermissionView.of(entry).stream())
                .toList());
    }

    /** Lists the kinds of things that permissions are about, with what policies may read of them. */
    @Get("/resources")
    @SignedIn
    Page<ResourceView> resources() {
        return Page.whole(
                catalogue.snapshot().entries().stream().map(ResourceView::of).toList());
    }
}
