package io.truevalue.gateway.integration;

import io.micronaut.context.annotation.Context;
import io.truevalue.gateway.peer.PeerCalls;
import io.truevalue.gateway.route.Service;
import io.truevalue.gateway.token.Token;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When integrations last called, told to auth every ten seconds, all at once. Best effort: what auth does not take is told
 * the next time.
 */
@Context
public final class IntegrationUses {
    private static final Logger log = LoggerFactory.getLogger(IntegrationUses.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int PER_CALL = 500;

    private record Use(String organization, Instant at) {}

    private final ConcurrentHashMap<String, Use> uses = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final PeerCalls peers;
    private final Clock clock;

    IntegrationUses(PeerCalls peers, Clock clock) {
        this.peers = peers;
        this.clock = clock;
    }

    /** As many entries as there are integrations that verify, and those are auth's to bound. */
    public void note(Token identity) {
        uses.put(identity.userId(), new Use(String.valueOf(identity.organizationId()), clock.instant()));
    }

    @PostConstruct
    void start() {
        Thread.ofVirtual().name("gateway-integration-uses").start(() -> {
            try {
                while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
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

    /** Tells auth what was noted so far. */
    public void report() throws InterruptedException {
        while (!uses.isEmpty()) {
            Map<String, Use> batch = new LinkedHashMap<>();
            for (Map.Entry<String, Use> each : uses.entrySet()) {
                if (batch.size() == PER_CALL) {
                    break;
                }
                batch.put(each.getKey(), each.getValue());
            }
            try {
                peers.post(Service.AUTH, "/internal/integrations/used", Map.of("items", items(batch)));
                batch.forEach(uses::remove);
            } catch (IOException unavailable) {
                log.warn("uses of integrations not told: {}", unavailable.getMessage());
                return;
            }
        }
    }

    private static List<Map<String, Object>> items(Map<String, Use> batch) {
        List<Map<String, Object>> items = new ArrayList<>();
        batch.forEach((id, use) -> items.add(
                Map.of("id", id, "org_id", use.organization(), "at", use.at().toString())));
        return items;
    }
}
