package io.truevalue.auditlog.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.truevalue.events.StopSignal;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.RequestIds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the tables of this month and the next, and drops those whose events have all expired; each hour. */
@Context
final class KeepMonths implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(KeepMonths.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final MonthStore store;
    private final Transactions transactions;
    private final Clock clock;
    private final String service;
    private final AtomicLong leaves = new AtomicLong();
    private final StopSignal stop = new StopSignal();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("event-months").unstarted(this);

    KeepMonths(
            MonthStore store,
            Transactions transactions,
            Clock clock,
            MeterRegistry meters,
            @Value("${truevalue.service.name}") String service) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
        this.service = service;
        meters.gauge("truevalue.audit.leaves", leaves);
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
        try {
            while (!stop.isGiven()) {
                try {
                    keep();
                } catch (RuntimeException e) {
                    // A worker that ended here would let tables run out.
                    log.warn("months were not looked after: {}", e.toString());
                }
                stop.pause(PAUSE);
            }
        } catch (InterruptedException e) {
            log.debug("months were interrupted to stop");
        }
    }

    /** The tables that were dropped. */
    List<String> keep() {
        Principal self = Principal.service(service + "-service", null, RequestIds.acceptOrNew(null));
        return transactions.inAs(self, () -> {
            store.makeAcrossTenants(clock.instant());
            List<String> dropped = store.dropExpiredAcrossTenants();
            leaves.set(store.leavesAcrossTenants());
            dropped.forEach(part -> log.info("dropped {}, all of whose events have expired", part));
            return dropped;
        });
    }
}
