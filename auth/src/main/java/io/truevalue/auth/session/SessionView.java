package io.truevalue.auth.session;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param current whether it is the one that asks
 * @param idleEndsAt when it ends unless it is used again
 * @param expiresAt when it ends however much it is used
 * @param endedReason why it ended; null while it lives
 * @param endedFrom the device that ended it; null where none did
 */
@Introspected
record SessionView(
        UUID id,
        String device,
        @Nullable String ip,
        boolean current,
        Instant createdAt,
        Instant lastSeenAt,
        Instant idleEndsAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedReason,
        @Nullable String endedFrom) {
    static SessionView of(Session session, UUID asking, Instant now) {
        boolean ended = !session.isLiveAt(now);
        return new SessionView(
                session.id(),
                session.device(),
                session.ip(),
                session.id().equals(asking),
                session.createdAt(),
                session.lastSeenAt(),
                session.idleEndsAt(),
                session.expiresAt(),
                ended ? session.end() : null,
                ended ? session.reason() : null,
                session.endedFrom());
    }
}
