package io.truevalue.permission.grant;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.Internal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Page;
import java.time.Instant;
import java.util.UUID;

/** What auth puts into tokens, and what tells the gate that a token is stale. */
@Hidden
@Controller("/internal")
@ExecuteOn(TaskExecutors.BLOCKING)
class GrantController {
    private final ReadGrants grants;
    private final AuthzVersions versions;
    private final Transactions transactions;

    GrantController(ReadGrants grants, AuthzVersions versions, Transactions transactions) {
        this.grants = grants;
        this.versions = versions;
        this.transactions = transactions;
    }

    @Get("/grants")
    @Internal("auth-service")
    Grants grants(@QueryValue("user_id") UUID user) {
        Tenancy.current().organization();
        return transactions.reading(() -> grants.of(user));
    }

    /** All that rose at that instant or later, whatever the organisation. */
    @Get("/authz-versions")
    @Internal("gateway")
    Page<RaisedVersion> raised(@QueryValue Instant since) {
        return Page.whole(transactions.reading(() -> versions.raisedSince(since)));
    }
}
