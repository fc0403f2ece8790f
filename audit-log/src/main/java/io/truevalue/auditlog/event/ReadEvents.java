package io.truevalue.auditlog.event;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.StorableTexts;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads the log of the organisation acted for; that somebody read it is itself an event, at most one a minute. */
@Singleton
class ReadEvents {
    private static final Duration ONCE = Duration.ofMinutes(1);

    private final EventStore events;
    private final ReadingStore readings;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ReadEvents(EventStore events, ReadingStore readings, Outbox outbox, Transactions transactions, Clock clock) {
        this.events = events;
        this.readings = readings;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Page<AuditEvent> page(EventSearch search, ListRequest request) {
        return transactions.in(() -> {
            Page<AuditEvent> page = events.page(search, request);
            tell(search.given());
            return page;
        });
    }

    AuditEvent read(String id) {
        return transactions.in(() -> {
            Optional<AuditEvent> found = StorableTexts.storable(id) ? events.find(id) : Optional.empty();
            AuditEvent event = found.orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such event."));
            tell(Map.of("event_id", id));
            return event;
        });
    }

    private void tell(Map<String, String> asked) {
        Principal reader = Tenancy.current();
        String id = String.valueOf(reader.id());
        if (readings.isFirstWithin(ONCE, id, clock.instant())) {
            outbox.append(
                    Event.of(Topics.AUDIT, "audit.read", reader.organization()).with("asked", asked));
        }
    }
}
