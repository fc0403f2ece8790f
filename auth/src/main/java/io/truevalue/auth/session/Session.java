package io.truevalue.auth.session;

import io.truevalue.auth.token.Amr;
import io.truevalue.tenancy.UserId;
import io.truevalue.web.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in on one device.
 *
 * @param authenticatedAt when its user last proved who they are
 * @param currentOrg the organisation that its tokens are for
 * @param idleEndsAt when it ends unless it is used again; never after its absolute end
 * @param expiresAt its absolute end, whatever happens
 * @param endedFrom the device that ended it; null where none did
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
        Instant idleEndsAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedReason,
        @Nullable String endedFrom) {

    Session {
        factors = List.copyOf(factors);
    }

    boolean isLiveAt(Instant now) {
        return endedAt == null && now.isBefore(idleEndsAt);
    }

    /** When it ended, or ends unless it is used again. */
    Instant end() {
        return endedAt == null ? idleEndsAt : endedAt;
    }

    /** Why it ended, as its user is told; of one that nobody ended, which of its two lives was over. */
    String reason() {
        if (endedReason != null) {
            return endedReason;
        }
        return (idleEndsAt.isBefore(expiresAt) ? EndReason.IDLE : EndReason.EXPIRED).code();
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
                idleEndsAt,
                expiresAt,
                endedAt,
                endedReason,
                endedFrom);
    }

    Problem whyEnded() {
        return SessionProblem.ended(reason(), end(), endedFrom);
    }
}
