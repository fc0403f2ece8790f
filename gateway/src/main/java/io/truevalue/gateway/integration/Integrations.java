package io.truevalue.gateway.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.gateway.peer.PeerCalls;
import io.truevalue.gateway.peer.PeerUnavailable;
import io.truevalue.gateway.route.Service;
import io.truevalue.gateway.token.Token;
import io.truevalue.signing.SigningKey;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What auth told of integrations, kept for a minute, and dropped at once when one is revoked or its keys change. That there
 * is none is kept for some seconds, too. Bounded, and so are the questions under way, so that made-up ids reach neither
 * this memory's end nor auth in number.
 */
@Singleton
public final class Integrations {
    private static final Pattern ID =
            Pattern.compile("int_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration NONE_KEPT = Duration.ofSeconds(10);
    private static final int MOST = 10_000;
    private static final int QUESTIONS = 16;

    /** @param integration null where there is none of that id, or where it has ended */
    public record Answer(@Nullable Integration integration) {}

    private record Kept(Answer answer, long untilMillis) {}

    private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, CompletableFuture<Answer>> asking = new ConcurrentHashMap<>();
    private final Semaphore questions = new Semaphore(QUESTIONS);
    private final AtomicLong drops = new AtomicLong();
    private final PeerCalls peers;
    private final Clock clock;

    Integrations(PeerCalls peers, Clock clock) {
        this.peers = peers;
        this.clock = clock;
    }

    /** Whether a name has the form of an integration's id. */
    public static boolean isId(String name) {
        return ID.matcher(name).matches();
    }

    /** What is known now; null where auth must be asked. */
    public @Nullable Answer known(String id) {
        Kept found = kept.get(id);
        return found == null || found.untilMillis() <= clock.millis() ? null : found.answer();
    }

    /** The keys to verify by; none of an integration that is not known or has ended. */
    public List<SigningKey> keysOf(String id) {
        Answer answer = known(id);
        return answer == null || answer.integration() == null
                ? List.of()
                : answer.integration().keys();
    }

    /** Asks auth, once for all who wait. Does not block; fails where auth cannot say. */
    public CompletableFuture<Answer> ask(String id) {
        CompletableFuture<Answer> begun = new CompletableFuture<>();
        CompletableFuture<Answer> before = asking.putIfAbsent(id, begun);
        if (before != null) {
            return before;
        }
        if (questions.tryAcquire()) {
            Thread.ofVirtual().name("gateway-integration").start(() -> answer(id, begun));
        } else {
            asking.remove(id, begun);
            begun.completeExceptionally(new PeerUnavailable("too many integrations are being looked up"));
        }
        return begun;
    }

    private void answer(String id, CompletableFuture<Answer> asked) {
        try {
            long dropsBefore = drops.get();
            Answer answer = read(peers.get(Service.AUTH, "/internal/integrations?id=" + id));
            keep(id, answer, dropsBefore);
            asking.remove(id, asked);
            asked.complete(answer);
        } catch (IOException | IllegalArgumentException unavailable) {
            asking.remove(id, asked);
            asked.completeExceptionally(unavailable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            asking.remove(id, asked);
            asked.completeExceptionally(stopping);
        } finally {
            questions.release();
        }
    }

    /** Not where something was dropped meanwhile: it may have been this one, and the answer older. */
    private void keep(String id, Answer answer, long dropsBefore) {
        long now = clock.millis();
        if (kept.mappingCount() >= MOST) {
            kept.values().removeIf(each -> each.untilMillis() <= now);
        }
        if (kept.mappingCount() >= MOST) {
            kept.clear();
        }
        Kept keeping = new Kept(answer, now + (answer.integration() == null ? NONE_KEPT : KEPT).toMillis());
        kept.put(id, keeping);
        if (drops.get() != dropsBefore) {
            kept.remove(id, keeping);
        }
    }

    private static Answer read(JsonNode answer) {
        JsonNode item = answer.path("items").path(0);
        if (item.isMissingNode()) {
            return new Answer(null);
        }
        String id = item.path("id").asText();
        List<SigningKey> keys = new ArrayList<>(2);
        item.path("keys").forEach(key -> keys.add(SigningKey.ofHex("an integration's key", key.asText())));
        List<String> permissions = new ArrayList<>();
        item.path("permissions").forEach(permission -> permissions.add(permission.asText()));
        Token identity = Token.ofIntegration(id, item.path("org_id").asText(), permissions);
        return new Answer(new Integration(id, List.copyOf(keys), identity));
    }

    /** Forgets an integration that ended or whose keys changed. */
    public void drop(String id) {
        drops.incrementAndGet();
        kept.remove(id);
    }
}
