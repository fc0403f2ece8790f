package io.truevalue.gateway.health;

import io.truevalue.gateway.peer.PeerCalls;
import io.truevalue.gateway.revocation.RevocationFeed;
import io.truevalue.gateway.route.Service;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the gate and every service behind it are ready; asked once a second at most, whoever asks the gate. */
@Singleton
final class PeerHealth {
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private record Seen(Map<String, Boolean> ready, long atNanos) {}

    private final PeerCalls peers;
    private final RevocationFeed feed;
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(Map.of(), System.nanoTime() - FRESH));

    PeerHealth(PeerCalls peers, RevocationFeed feed) {
        this.peers = peers;
        this.feed = feed;
    }

    Map<String, Boolean> ready() throws InterruptedException {
        Seen last = seen.get();
        if (!last.ready().isEmpty() && System.nanoTime() - last.atNanos() < FRESH) {
            return last.ready();
        }
        Map<String, Boolean> ready = ask();
        seen.set(new Seen(ready, System.nanoTime()));
        return ready;
    }

    private Map<String, Boolean> ask() throws InterruptedException {
        Map<String, Future<Boolean>> asked = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            asked.put(service.segment(), askers.submit(() -> peers.isReady(service)));
        }
        Map<String, Boolean> ready = new LinkedHashMap<>();
        ready.put("gateway", feed.isLoaded());
        for (Map.Entry<String, Future<Boolean>> each : asked.entrySet()) {
            ready.put(each.getKey(), answerOf(each.getValue()));
        }
        return ready;
    }

    private static boolean answerOf(Future<Boolean> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("asking for readiness does not fail", failed);
        }
    }

    @PreDestroy
    void close() {
        askers.shutdownNow();
    }
}
