package io.truevalue.crm.record;

import io.truevalue.crm.search.SearchIndex;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Gives records other fields. */
@Singleton
public class UpdateRecords {
    private final SearchIndex search;
    private final RecordTrail trail;
    private final Clock clock;

    UpdateRecords(SearchIndex search, RecordTrail trail, Clock clock) {
        this.search = search;
        this.trail = trail;
        this.clock = clock;
    }

    /** A record that is locked, and the checked fields that it is to have. */
    public record Wanted<F extends RecordFields<F>>(Kept<F> locked, F checked) {}

    /** Must run in a transaction. */
    public <F extends RecordFields<F>> List<Change<F>> update(RecordType<F> type, List<Wanted<F>> wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Change<F>> changes = wanted.stream()
                .map(one -> new Change<>(one.locked(), one.locked().changedTo(one.checked(), now)))
                .toList();
        List<Kept<F>> changed = changes.stream().map(Change::after).toList();
        HeldByDatabase.hold(type, "write", () -> type.store().update(changed));
        search.replace(changed.stream().map(type::findable).toList());
        trail.updated(type, changes);
        return changes;
    }
}
