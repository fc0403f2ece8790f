package io.truevalue.gateway.revocation;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.gateway.integration.Integrations;
import io.truevalue.gateway.peer.PeerCalls;
import io.truevalue.gateway.route.Service;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks auth and permission what changed lately: before the gate is ready, and while Kafka is silent. */
@Singleton
final class RevocationLoad {
    private static final Duration LOOK_BACK = Duration.ofMinutes(15);
    private static final long OVERLAPPING = 50;
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(RevocationLoad.class);

    private final PeerCalls peers;
    private final Revocations revocations;
    private final Integrations integrations;
    private final Clock clock;
    private final AtomicLong seenUpTo = new AtomicLong();

    RevocationLoad(PeerCalls peers, Revocations revocations, Integrations integrations, Clock clock) {
        this.peers = peers;
        this.integrations = integrations;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * What auth revoked since the last call; of the last 15 minutes at the first. Asks again from a little before what was
     * seen, since a revocation with a lower number may have been committed later.
     */
    void revocations() throws IOException, InterruptedException {
        long from = Math.max(seenUpTo.get() - OVERLAPPING, Math.min(seenUpTo.get(), 1));
        for (long next = revocationsAfter(from); next > from; next = revocationsAfter(from)) {
            from = next;
        }
        seenUpTo.accumulateAndGet(from, Math::max);
    }

    private long revocationsAfter(long after) throws IOException, InterruptedException {
        JsonNode answer = peers.get(Service.AUTH, "/internal/revocations?after=" + after);
        for (JsonNode item : answer.path("items")) {
            end(
                    item.path("kind").asText(""),
                    item.path("id").asText(""),
                    item.path("at").asText(""));
        }
        return answer.path("items").isEmpty()
                ? Math.max(after, answer.path("next").asLong())
                : last(answer);
    }

    private static long last(JsonNode answer) {
        JsonNode items = answer.path("items");
        return items.path(items.size() - 1).path("seq").asLong();
    }

    private void end(String kind, String id, String at) {
        switch (kind) {
            case "session" -> revocations.endSession(id);
            case "token" -> revocations.endToken(id);
            case "integration" -> {
                revocations.endIntegration("int_" + id);
                integrations.drop("int_" + id);
            }
            case "integration_keys" -> integrations.drop("int_" + id);
            case "user" -> revocations.endUser(id, second(at));
            default -> log.warn("auth revoked something of an unknown kind, {}", id);
        }
    }

    private long second(String at) {
        try {
            return Instant.parse(at).getEpochSecond();
        } catch (DateTimeParseException unreadable) {
            return clock.instant().getEpochSecond();
        }
    }

    /** The versions of grants that rose in the last 15 minutes. */
    void versions() throws IOException, InterruptedException {
        versionsSince(clock.instant().minus(LOOK_BACK));
    }

    /** The versions of grants that rose in the last seconds. */
    void latestVersions() throws IOException, InterruptedException {
        versionsSince(clock.instant().minus(OVERLAP));
    }

    private void versionsSince(Instant since) throws IOException, InterruptedException {
        JsonNode answer = peers.get(
                Service.PERMISSION, "/internal/authz-versions?since=" + since.truncatedTo(ChronoUnit.SECONDS));
        for (JsonNode item : answer.path("items")) {
            revocations.raise(
                    item.path("user_id").asText(""),
                    item.path("org_id").asText(""),
                    item.path("version").asLong());
        }
    }
}
