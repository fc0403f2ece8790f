package io.truevalue.auth.session;

import io.truevalue.auth.token.Amr;
import io.truevalue.tenancy.UserId;
import io.truevalue.web.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in on one device.
 *
 * @param authenticatedAt when its user last proved who they are
 * @param currentOrg the organisation that its tokens are for
 * @param expiresAt its absolute end, whatever happens
 */
record Session(
        UUID id,
        UserId user,
        String device,
        @Nullable String ip,
        List<String> factors,
        Instant authenticatedAt,
        @Nullable UUID currentOrg,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedReason) {
    static final Duration ABSOLUTE_LIFE = Duration.ofDays(30);

    Session {
        factors = List.copyOf(factors);
    }

    boolean isLiveAt(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    /** The same session, whose user has proved again who they are. */
    Session authenticatedNow(Instant now, List<String> proved) {
        return new Session(
                id,
                user,
                device,
                ip,
                Amr.joined(factors, proved),
                now,
                currentOrg,
                createdAt,
                lastSeenAt,
                expiresAt,
                endedAt,
                endedReason);
    }

    /** What its user is told; of one that was not ended by anybody, that it expired. */
    Problem whyEnded() {
        return SessionProblem.ended(endedReason == null ? "expired" : endedReason);
    }
}
