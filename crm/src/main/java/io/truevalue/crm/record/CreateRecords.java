package io.truevalue.crm.record;

import io.truevalue.crm.search.SearchIndex;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes records of fields: counted against the plan, found by search from now on, and told. */
@Singleton
public class CreateRecords {
    private final Transactions transactions;
    private final RecordChecks checks;
    private final RecordLimit limit;
    private final SearchIndex search;
    private final Outbox outbox;
    private final Clock clock;

    CreateRecords(
            Transactions transactions,
            RecordChecks checks,
            RecordLimit limit,
            SearchIndex search,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.checks = checks;
        this.limit = limit;
        this.search = search;
        this.outbox = outbox;
        this.clock = clock;
    }

    public <F extends RecordFields<F>> Kept<F> create(RecordType<F> type, F given) {
        return transactions.in(() -> {
            F checked = checks.checkNew(type, given);
            limit.takeOne();
            return createCounted(type, List.of(checked)).getFirst();
        });
    }

    /** Must run in a transaction, for fields that were checked and records that were counted. */
    public <F extends RecordFields<F>> List<Kept<F>> createCounted(RecordType<F> type, List<F> checked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String creator = Tenancy.current().id();
        List<Kept<F>> records = checked.stream()
                .map(fields -> new Kept<>(Ids.next(), 1, creator, now, now, fields))
                .toList();
        HeldByDatabase.hold(type, "write", () -> type.store().insert(records));
        search.add(records.stream().map(type::findable).toList());
        outbox.appendAll(records.stream()
                .map(record -> RecordEvents.created(type, record))
                .toList());
        return records;
    }
}
