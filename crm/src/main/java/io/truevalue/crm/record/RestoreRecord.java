package io.truevalue.crm.record;

import io.truevalue.crm.search.SearchIndex;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Brings a deleted record back as it was, as far as its kind can be so. One that is not deleted is left as it is. */
@Singleton
public class RestoreRecord {
    private final Transactions transactions;
    private final ReadRecord records;
    private final RecordLimit limit;
    private final SearchIndex search;
    private final RecordTrail trail;
    private final Clock clock;

    RestoreRecord(
            Transactions transactions,
            ReadRecord records,
            RecordLimit limit,
            SearchIndex search,
            RecordTrail trail,
            Clock clock) {
        this.transactions = transactions;
        this.records = records;
        this.limit = limit;
        this.search = search;
        this.trail = trail;
        this.clock = clock;
    }

    public <F extends RecordFields<F>> Kept<F> restore(RecordType<F> type, String id) {
        return transactions.in(() -> {
            Optional<Kept<F>> deleted = type.store().lockDeleted(ReadRecord.idOf(id));
            return deleted.isEmpty() ? records.find(type, id) : restore(type, deleted.get());
        });
    }

    private <F extends RecordFields<F>> Kept<F> restore(RecordType<F> type, Kept<F> deleted) {
        F fields = type.restorable(deleted.fields());
        limit.takeOne();
        Kept<F> restored = deleted.changedTo(fields, clock.instant().truncatedTo(ChronoUnit.MICROS));
        HeldByDatabase.hold(type, "write", () -> type.store().restore(restored));
        if (!fields.equals(deleted.fields())) {
            HeldByDatabase.hold(type, "write", () -> type.store().update(List.of(restored)));
        }
        search.add(List.of(type.findable(restored)));
        trail.restored(type, deleted, restored);
        return restored;
    }
}
