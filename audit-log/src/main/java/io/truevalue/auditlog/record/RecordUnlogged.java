package io.truevalue.auditlog.record;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.truevalue.events.StopSignal;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.RequestIds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records anew, as leaves, what was recorded before there were logs; once, as the service starts. */
@Context
final class RecordUnlogged implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(RecordUnlogged.class);
    private static final Duration OUTAGE = Duration.ofSeconds(5);
    private static final int TOGETHER = 1_000;

    private final UnloggedStore unlogged;
    private final RecordEvents recordEvents;
    private final Transactions transactions;
    private final String service;
    private final StopSignal stop = new StopSignal();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("unlogged-events").unstarted(this);

    RecordUnlogged(
            UnloggedStore unlogged,
            RecordEvents recordEvents,
            Transactions transactions,
            @Value("${truevalue.service.name}") String service) {
        this.unlogged = unlogged;
        this.recordEvents = recordEvents;
        this.transactions = transactions;
        this.service = service;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stop.give();
        thread.join(Duration.ofSeconds(5));
    }

    @Override
    public void run() {
        boolean more = true;
        try {
            while (more && !stop.isGiven()) {
                try {
                    more = recordSome();
                } catch (RuntimeException e) {
                    log.warn("events from before the log wait: {}", e.toString());
                    stop.pause(OUTAGE);
                }
            }
        } catch (InterruptedException e) {
            log.debug("recording of events from before the log was interrupted to stop");
        }
    }

    /** Whether there may be more. */
    boolean recordSome() {
        Principal self = Principal.service(service + "-service", null, RequestIds.acceptOrNew(null));
        return transactions.inAs(self, () -> {
            List<ReceivedEvent> events = take();
            if (!events.isEmpty()) {
                recordEvents.record(events);
                log.info("recorded {} events from before the log", events.size());
            }
            return !events.isEmpty();
        });
    }

    private List<ReceivedEvent> take() {
        unlogged.takeTurn();
        List<ReceivedEvent> events =
                unlogged.exists("event_unlogged") ? unlogged.takeAcrossTenants(TOGETHER) : List.of();
        return events.isEmpty() && unlogged.exists("personal_event_unlogged")
                ? unlogged.takePersonalAcrossTenants(TOGETHER)
                : events;
    }
}
