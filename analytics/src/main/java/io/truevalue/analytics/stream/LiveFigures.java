package io.truevalue.analytics.stream;

import io.truevalue.analytics.metric.Figures;
import io.truevalue.analytics.stream.Message.Figure;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.RequestIds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the figures that somebody follows: one reader an organisation while anybody does, in one transaction a round,
 * however many connections there are. What another process rolled up is seen as well.
 */
@Singleton
class LiveFigures {
    private static final Logger log = LoggerFactory.getLogger(LiveFigures.class);
    private static final String SERVICE = "analytics-service";
    /** Of the pool's connections, so that requests keep the rest. */
    private static final int READERS = 2;

    private final Map<OrgId, Watch> watches = new ConcurrentHashMap<>();
    private final Semaphore readers = new Semaphore(READERS);
    private final Figures figures;
    private final Transactions transactions;
    private final StreamSettings settings;
    private final Clock clock;

    LiveFigures(Figures figures, Transactions transactions, StreamSettings settings, Clock clock) {
        this.figures = figures;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    Watch follow(OrgId org, Set<Followed> wanted) {
        return watches.compute(org, (id, present) -> {
            Watch watch = present == null ? begun(id) : present;
            watch.add(wanted);
            return watch;
        });
    }

    void leave(OrgId org, Set<Followed> wanted) {
        watches.computeIfPresent(org, (id, watch) -> watch.remove(wanted) ? null : watch);
    }

    @PreDestroy
    void stop() {
        watches.values().forEach(Watch::end);
    }

    private Watch begun(OrgId org) {
        Watch watch = new Watch();
        Thread.ofVirtual().name("figures-" + org).start(() -> keepReading(org, watch));
        return watch;
    }

    private void keepReading(OrgId org, Watch watch) {
        try {
            do {
                read(org, watch);
            } while (watch.rest(settings.poll()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            watch.end();
        }
    }

    private void read(OrgId org, Watch watch) throws InterruptedException {
        readers.acquire();
        try {
            Principal service = Principal.service(SERVICE, org, RequestIds.acceptOrNew(null));
            Set<Followed> followed = watch.followed();
            watch.tell(Tenancy.callAs(service, () -> transactions.reading(() -> totals(followed))));
        } catch (RuntimeException e) {
            // The next round tries again; those who follow hear heartbeats meanwhile.
            log.warn("the figures of {} cannot be read: {}", org, e.toString());
        } finally {
            readers.release();
        }
    }

    private Map<Followed, Figure> totals(Set<Followed> followed) {
        Instant now = clock.instant();
        Map<Followed, Figure> read = new HashMap<>();
        for (Followed each : followed) {
            Figures.Reading reading = figures.read(
                    each.metric(), now.minus(each.length()), now, each.window().wireName(), null);
            BigDecimal total = reading.total();
            Map<String, BigDecimal> amounts = total == null ? amounts(each.metric(), reading) : Map.of();
            read.put(each, new Figure(each.metric(), each.last(), each.window(), total, amounts, now));
        }
        return read;
    }

    /** Amounts add up, or stand where they stood last, each currency by itself. */
    private Map<String, BigDecimal> amounts(String metric, Figures.Reading reading) {
        boolean level = figures.named(metric).orElseThrow().kind().equals("level");
        Map<String, BigDecimal> amounts = new TreeMap<>();
        for (Figures.Point point : reading.points()) {
            String currency = String.valueOf(point.group());
            amounts.merge(currency, point.value(), (before, next) -> level ? next : before.add(next));
        }
        return amounts;
    }
}
