package io.truevalue.gateway.refusal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.truevalue.gateway.peer.PeerCalls;
import io.truevalue.gateway.route.Service;
import io.truevalue.gateway.token.Token;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refusals: all in metrics, those of known users also a minute at a time for permission, which makes them part of
 * the audit trail. Best effort and bounded: what permission does not take within the next minutes is dropped and counted.
 */
@Context
public final class RefusalReports {
    private static final Logger log = LoggerFactory.getLogger(RefusalReports.class);
    private static final int MOST = 10_000;
    private static final int PER_CALL = 500;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Refused(String userId, @Nullable String organizationId, String route, String code) {}

    private final ConcurrentHashMap<Refused, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final MeterRegistry metrics;
    private final PeerCalls peers;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    RefusalReports(MeterRegistry metrics, PeerCalls peers, Clock clock) {
        this.metrics = metrics;
        this.peers = peers;
        this.clock = clock;
    }

    /**
     * @param token null for an anonymous caller
     * @param route the route's template, never a whole path
     */
    public void count(@Nullable Token token, String route, int status, String code) {
        metrics.counter("truevalue.gateway.refusals", "code", code, "known", token == null ? "no" : "yes")
                .increment();
        if (token == null || status != 403) {
            return;
        }
        Refused refused = new Refused(token.userId(), token.organizationId(), route, code);
        AtomicInteger count = counts.get(refused);
        if (count != null) {
            count.incrementAndGet();
        } else if (counts.mappingCount() < MOST) {
            counts.computeIfAbsent(refused, unseen -> new AtomicInteger()).incrementAndGet();
        } else {
            metrics.counter("truevalue.gateway.refusals.dropped").increment();
        }
    }

    @PostConstruct
    void start() {
        Thread.ofVirtual().name("gateway-refusals").start(() -> {
            try {
                while (!stopped.await(MINUTE.toMillis(), TimeUnit.MILLISECONDS)) {
                    report();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    /** Sends what was counted so far; what fails stays for the next time, as far as there is room. */
    public void report() throws InterruptedException {
        while (!counts.isEmpty()) {
            Map<Refused, Integer> batch = new LinkedHashMap<>();
            for (Refused refused : counts.keySet()) {
                AtomicInteger count = counts.remove(refused);
                if (count != null) {
                    batch.put(refused, count.get());
                }
                if (batch.size() == PER_CALL) {
                    break;
                }
            }
            try {
                peers.post(Service.PERMISSION, "/internal/refusals", Map.of("items", items(batch)));
            } catch (IOException unavailable) {
                log.warn("refusals not reported: {}", unavailable.getMessage());
                batch.forEach((refused, count) -> counts.computeIfAbsent(refused, unseen -> new AtomicInteger())
                        .addAndGet(count));
                return;
            }
        }
    }

    private List<Map<String, Object>> items(Map<Refused, Integer> batch) {
        List<Map<String, Object>> items = new ArrayList<>();
        batch.forEach((refused, count) -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("user_id", refused.userId());
            item.put("org_id", refused.organizationId());
            item.put("route", refused.route());
            item.put("code", refused.code());
            item.put("count", count);
            item.put("at", clock.instant().toString());
            items.add(item);
        });
        return items;
    }
}
