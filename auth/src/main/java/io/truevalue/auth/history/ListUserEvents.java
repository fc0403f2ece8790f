package io.truevalue.auth.history;

import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;

/** Reads a user's own history. */
@Singleton
final class ListUserEvents {
    private static final Listing EVENTS = Listing.of("id, type, outcome, ip, device, created_at", "user_event")
            .column("id", "id", Column.Kind.UUID)
            .column("type", "type", Column.Kind.TEXT)
            .column("outcome", "outcome", Column.Kind.TEXT)
            .column("created_at", "created_at", Column.Kind.TIMESTAMP)
            .build();

    private final Transactions transactions;
    private final Lists lists;

    ListUserEvents(Transactions transactions, Lists lists) {
        this.transactions = transactions;
        this.lists = lists;
    }

    Page<UserEventView> list(UserId user, ListRequest request) {
        return transactions.reading(
                () -> lists.page(EVENTS, request, UserEventView::read, Sql.of("user_id = ?", user.value())));
    }
}
