package io.truevalue.auditlog.event;

import io.truevalue.auditlog.reading.TellReading;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.StorableTexts;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the log of the organisation acted for; that somebody read it is itself an event, at most one a minute. */
@Singleton
class ReadEvents {
    private final SearchEvents searchEvents;
    private final EventStore events;
    private final OpenEvents openEvents;
    private final TellReading tellReading;
    private final Transactions transactions;

    ReadEvents(
            SearchEvents searchEvents,
            EventStore events,
            OpenEvents openEvents,
            TellReading tellReading,
            Transactions transactions) {
        this.searchEvents = searchEvents;
        this.events = events;
        this.openEvents = openEvents;
        this.tellReading = tellReading;
        this.transactions = transactions;
    }

    Page<AuditEvent> page(EventSearch search, ListRequest request) {
        return transactions.in(() -> {
            Page<KeptEvent> page = searchEvents.page(search, request);
            tellReading.tell(search.given());
            return new Page<>(openEvents.open(page.items()), page.nextCursor(), page.total());
        });
    }

    AuditEvent read(String id) {
        return transactions.in(() -> {
            Optional<KeptEvent> found = StorableTexts.storable(id) ? events.find(id) : Optional.empty();
            KeptEvent event = found.orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such event."));
            tellReading.tell(Map.of("event_id", id));
            return openEvents.open(List.of(event)).getFirst();
        });
    }
}
