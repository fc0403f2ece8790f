package io.truevalue.auth.session;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param current whether it is the one that asks
 * @param endedReason why it ended; null while it lives
 */
@Introspected
record SessionView(
        UUID id,
        String device,
        @Nullable String ip,
        boolean current,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedReason) {
    static SessionView of(Session session, UUID asking, Instant now) {
        boolean expired = session.endedAt() == null && !session.isLiveAt(now);
        return new SessionView(
                session.id(),
                session.device(),
                session.ip(),
                session.id().equals(asking),
                session.createdAt(),
                session.lastSeenAt(),
                session.expiresAt(),
                expired ? session.expiresAt() : session.endedAt(),
                expired ? "expired" : session.endedReason());
    }
}
