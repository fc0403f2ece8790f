package io.truevalue.gateway.usage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.truevalue.gateway.peer.PeerCalls;
import io.truevalue.gateway.route.Service;
import io.truevalue.web.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the calls of each organisation for analytics, a minute at a time. A report that analytics does not take is sent
 * again as it was, under the same id, before the next one is made; what was not sent when the gate is killed is lost.
 */
@Context
public final class UsageReports {
    private static final Logger log = LoggerFactory.getLogger(UsageReports.class);
    private static final int MOST = 100_000;
    private static final int PER_CALL = 500;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    /** What one organisation's calls came to. */
    private record Calls(LongAdder all, LongAdder refused, LongAdder failed) {
        Calls() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }

        /** What came since it was last taken, or nothing; no call is lost or taken twice. */
        Map<String, Object> taken(String organization) {
            long calls = all.sumThenReset();
            return calls == 0
                    ? Map.of()
                    : Map.of(
                            "org_id",
                            organization,
                            "calls",
                            calls,
                            "refusals",
                            refused.sumThenReset(),
                            "errors",
                            failed.sumThenReset());
        }
    }

    private final ConcurrentHashMap<String, Calls> counts = new ConcurrentHashMap<>();
    private final MeterRegistry metrics;
    private final PeerCalls peers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Deque<Map<String, Object>> unsent = new ArrayDeque<>();

    UsageReports(MeterRegistry metrics, PeerCalls peers) {
        this.metrics = metrics;
        this.peers = peers;
    }

    /** @param status that was answered; 0 where the client was gone */
    public void count(String organizationId, int status) {
        Calls calls = counts.get(organizationId);
        if (calls == null) {
            if (counts.mappingCount() >= MOST) {
                metrics.counter("truevalue.gateway.usage.dropped").increment();
                return;
            }
            calls = counts.computeIfAbsent(organizationId, unseen -> new Calls());
        }
        calls.all().increment();
        if (status >= FAILED) {
            calls.failed().increment();
        } else if (status >= REFUSED) {
            calls.refused().increment();
        }
    }

    @PostConstruct
    void start() {
        Thread.ofVirtual().name("gateway-usage").start(() -> {
            try {
                while (!stopped.await(MINUTE.toMillis(), TimeUnit.MILLISECONDS)) {
                    report();
                }
                report();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    /** Sends what was counted so far; what fails waits for the next time. */
    public synchronized void report() throws InterruptedException {
        if (unsent.isEmpty()) {
            unsent.addAll(next());
        }
        while (!unsent.isEmpty()) {
            try {
                peers.post(Service.ANALYTICS, "/internal/api-usage", unsent.getFirst());
            } catch (IOException unavailable) {
                log.warn("usage not reported: {}", unavailable.getMessage());
                return;
            }
            unsent.removeFirst();
        }
    }

    private List<Map<String, Object>> next() {
        List<Map<String, Object>> reports = new ArrayList<>();
        List<Map<String, Object>> items = new ArrayList<>();
        for (Map.Entry<String, Calls> entry : counts.entrySet()) {
            Map<String, Object> item = entry.getValue().taken(entry.getKey());
            if (!item.isEmpty()) {
                items.add(item);
            }
            if (items.size() == PER_CALL) {
                reports.add(Map.of("id", Ids.next(), "items", List.copyOf(items)));
                items.clear();
            }
        }
        if (!items.isEmpty()) {
            reports.add(Map.of("id", Ids.next(), "items", items));
        }
        return reports;
    }
}
