package io.truevalue.auth.session;

import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Reads a user's own sessions, the ended ones too. */
@Singleton
final class ListSessions {
    private static final Listing SESSIONS = Listing.of(SessionStore.COLUMNS, "session")
            .column("id", "id", Column.Kind.UUID)
            .column("device", "device", Column.Kind.TEXT)
            .column("created_at", "created_at", Column.Kind.TIMESTAMP)
            .column("last_seen_at", "last_seen_at", Column.Kind.TIMESTAMP)
            .filterOnly("ended_at", "ended_at", Column.Kind.TIMESTAMP)
            .filterOnly("ended_reason", "ended_reason", Column.Kind.TEXT)
            .build();

    private final Transactions transactions;
    private final Lists lists;
    private final Clock clock;

    ListSessions(Transactions transactions, Lists lists, Clock clock) {
        this.transactions = transactions;
        this.lists = lists;
        this.clock = clock;
    }

    Page<SessionView> list(UserId user, UUID asking, ListRequest request) {
        Instant now = clock.instant();
        return transactions
                .reading(() -> lists.page(SESSIONS, request, SessionStore::read, Sql.of("user_id = ?", user.value())))
                .map(session -> SessionView.of(session, asking, now));
    }
}
