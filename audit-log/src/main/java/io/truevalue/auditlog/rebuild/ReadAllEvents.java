package io.truevalue.auditlog.rebuild;

import io.truevalue.auditlog.leaf.OpenedLeaf;
import io.truevalue.auditlog.rebuild.LeafStore.Placed;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads every event that is kept, of all organisations and users, without personal values. */
@Singleton
class ReadAllEvents {
    private final LeafStore leaves;
    private final Transactions transactions;

    ReadAllEvents(LeafStore leaves, Transactions transactions) {
        this.leaves = leaves;
        this.transactions = transactions;
    }

    /** Those after a place; what is recorded meanwhile behind it comes with the next reading from the beginning. */
    Page<StructuredEvent> after(Place place, int limit) {
        List<Placed> found = transactions.reading(() -> {
            List<Placed> all = new ArrayList<>();
            if (place.isPersonal()) {
                all.addAll(leaves.personalAcrossTenants(place.leafIndex(), limit));
            }
            if (all.size() < limit) {
                Place from = place.isPersonal() ? new Place(place.log(), Long.MAX_VALUE) : place;
                all.addAll(leaves.afterAcrossTenants(from, limit - all.size()));
            }
            return all;
        });
        List<StructuredEvent> events = found.stream()
                .map(each -> new StructuredEvent(
                        OpenedLeaf.withoutPersonalValues(each.leaf()).json()))
                .toList();
        return new Page<>(
                events, found.size() < limit ? null : found.getLast().place().cursor(), null);
    }
}
