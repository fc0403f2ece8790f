package io.truevalue.crm.record;

import io.truevalue.crm.search.SearchIndex;
import io.truevalue.tenancy.access.AccessProblem;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.IfMatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Hides a record, which can be restored. It no longer counts towards the plan. */
@Singleton
public class DeleteRecord {
    private final Transactions transactions;
    private final ReadRecord records;
    private final RecordLimit limit;
    private final SearchIndex search;
    private final RecordTrail trail;
    private final Clock clock;

    DeleteRecord(
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

    public <F extends RecordFields<F>> void delete(RecordType<F> type, String id, IfMatch condition) {
        transactions.run(() -> {
            Kept<F> record = records.find(type, id);
            condition.verify(record.version());
            Kept<F> ended = record.touched(clock.instant().truncatedTo(ChronoUnit.MICROS));
            boolean deleted =
                    HeldByDatabase.hold(type, "delete", () -> type.store().delete(ended));
            if (!deleted) {
                records.find(type, id);
                throw AccessProblem.denied(type.plural() + ":delete");
            }
            limit.giveBackOne();
            search.remove(type.findable(record));
            trail.deleted(type, record, ended);
        });
    }
}
