package io.truevalue.auth.integration;

import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;

/** Reads the organisation's integrations that have not ended. */
@Singleton
final class ListIntegrations {
    private static final Listing INTEGRATIONS = Listing.of(IntegrationStore.COLUMNS, "integration")
            .column("id", "id", Column.Kind.UUID)
            .column("name", "name", Column.Kind.TEXT)
            .column("created_at", "created_at", Column.Kind.TIMESTAMP)
            .filterOnly("last_used_at", "last_used_at", Column.Kind.TIMESTAMP)
            .build();

    private final Transactions transactions;
    private final Lists lists;

    ListIntegrations(Transactions transactions, Lists lists) {
        this.transactions = transactions;
        this.lists = lists;
    }

    Page<IntegrationView> list(ListRequest request) {
        return transactions
                .reading(() -> lists.page(INTEGRATIONS, request, IntegrationStore::read, Sql.of("revoked_at IS NULL")))
                .map(IntegrationView::of);
    }
}
