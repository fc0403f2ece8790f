package io.truevalue.permission.catalogue;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.web.listing.Page;

/** The catalogue of permissions, the same for every organisation. */
@Controller("/permission/api/permissions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "permissions")
class CatalogueController {
    /** Lists the catalogue of permissions, whole. */
    @Get
    @SignedIn
    Page<PermissionView> list() {
        return Page.whole(PermissionView.catalogue());
    }
}
