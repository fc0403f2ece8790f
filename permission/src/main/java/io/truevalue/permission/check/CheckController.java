package io.truevalue.permission.check;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import org.jspecify.annotations.Nullable;

/** Questions about access; to ask about somebody else takes {@code assignments:read}. */
@Controller("/permission/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "decisions")
class CheckController {
    private final CheckPermission check;
    private final ExplainDecision explain;
    private final ListHolders holders;
    private final ReadHoldings holdings;

    CheckController(CheckPermission check, ExplainDecision explain, ListHolders holders, ReadHoldings holdings) {
        this.check = check;
        this.explain = explain;
        this.holders = holders;
        this.holdings = holdings;
    }

    /** Decides whether a user holds a permission. */
    @Post("/check")
    @SignedIn
    @Status(HttpStatus.OK)
    Decision check(@Body CheckRequest request) {
        return check.check(request);
    }

    /** Decides up to 200 questions at once. */
    @Post("/check/batch")
    @SignedIn
    @Status(HttpStatus.OK)
    BatchDecision checkAll(@Body BatchRequest request) {
        return check.checkAll(request);
    }

    /** Decides as check does, and tells the whole derivation: in steps, and in a sentence. */
    @Post("/explain")
    @SignedIn
    @Status(HttpStatus.OK)
    Explanation explain(@Body CheckRequest request) {
        return explain.explain(request);
    }

    /**
     * Lists everybody who holds a permission in some scope, and by what; policies may narrow it at each request.
     *
     * @param permission such as {@code contacts:delete}; with a scope, those who hold it in that scope at least
     */
    @Get("/who-can")
    @RequiresPermission("assignments:read")
    Page<HolderView> whoCan(@QueryValue @Nullable String permission, ListRequest request) {
        return holders.list(permission, request);
    }

    /**
     * Reads all that a user holds, and by what.
     *
     * @param id the user's
     */
    @Get("/users/{id}/permissions")
    @SignedIn
    HoldingsView holdings(String id) {
        return holdings.read(id);
    }
}
