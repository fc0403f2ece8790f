package io.truevalue.auth.revocation;

import io.micronaut.core.annotation.Introspected;
import io.truevalue.auth.token.AccessToken;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Reads on from a number; from the beginning, what can still matter. */
@Singleton
final class ListRevocations {
    private static final int MOST = 5_000;

    /** @param next what to ask for after */
    @Introspected
    record Answer(List<Revocation> items, long next) {}

    private final RevocationStore store;
    private final Transactions transactions;
    private final Clock clock;

    ListRevocations(RevocationStore store, Transactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    Answer list(long after) {
        return transactions.reading(() -> {
            if (after > 0) {
                List<Revocation> items = store.after(after, MOST);
                return new Answer(
                        items, items.isEmpty() ? after : items.getLast().seq());
            }
            long last = store.last();
            List<Revocation> items = store.since(clock.instant().minus(AccessToken.LIFE), MOST);
            return new Answer(items, items.isEmpty() ? last : items.getLast().seq());
        });
    }
}
