package io.truevalue.crm.search;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
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
    @Operation(
            summary = "Find records by words",
            description = "Each word begins one of the record's, whatever its case and its accents; best first")
    Page<Hit> search(
            @Nullable @QueryValue String q,
            @Nullable
                    @QueryValue
                    @Schema(
                            type = "integer",
                            nullable = false,
                            minimum = "1",
                            defaultValue = "20",
                            description = "Hits; past 200 it is 200")
                    String limit) {
        ListRequest request = ListRequest.parse(limit, null, null, null, null);
        return Page.whole(search.find(q == null ? "" : q, request.limit()));
    }
}
