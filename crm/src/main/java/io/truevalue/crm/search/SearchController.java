package io.truevalue.crm.search;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;

/** Search over HTTP. */
@Controller("/crm/api/search")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "search")
class SearchController {
    private final FindByWords search;

    SearchController(FindByWords search) {
        this.search = search;
    }

    @Get
    @SignedIn
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Integer.class, defaultValue = "20"))
    @Operation(
            summary = "Find records by words",
            description = "Each word begins one of the record's, whatever its case and its accents; best first")
    Page<Hit> search(@Nullable @QueryValue String q, @Parameter(hidden = true) ListRequest request) {
        return Page.whole(search.find(q == null ? "" : q, request.limit()));
    }
}
