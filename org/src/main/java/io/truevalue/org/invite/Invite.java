package io.truevalue.org.invite;

import static io.truevalue.org.invite.InviteProblem.INVITE_CLOSED;
import static io.truevalue.org.invite.InviteProblem.INVITE_INVALID;
import static io.truevalue.org.invite.InviteProblem.INVITE_USED;

import io.truevalue.web.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An offer of membership to one address. Accepting one is the only way in which a person joins an organisation. */
record Invite(
        UUID id,
        String email,
        List<String> roles,
        List<String> teams,
        UUID inviterId,
        Instant createdAt,
        Instant sentAt,
        Instant expiresAt,
        @Nullable Instant acceptedAt,
        @Nullable UUID acceptedBy,
        @Nullable Instant revokedAt) {
    static final Duration LIFE = Duration.ofDays(7);

    enum State {
        PENDING,
        ACCEPTED,
        REVOKED,
        EXPIRED
    }

    Invite {
        roles = List.copyOf(roles);
        teams = List.copyOf(teams);
    }

    State stateAt(Instant now) {
        if (acceptedAt != null) {
            return State.ACCEPTED;
        }
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return now.isBefore(expiresAt) ? State.PENDING : State.EXPIRED;
    }

    /** Whoever is not the one it is for is told what the holder of a wrong link is told. */
    void requireAcceptableBy(UUID user, String address, Instant now) {
        if (acceptedAt != null && user.equals(acceptedBy)) {
            throw INVITE_USED.because("You accepted this invite before.");
        }
        if (stateAt(now) != State.PENDING || !email.equals(address)) {
            throw invalid();
        }
    }

    /** Neither accepted nor revoked: it can be sent again, expired or not. */
    void requireOpen() {
        if (acceptedAt != null) {
            throw INVITE_CLOSED.because("The invite was accepted.");
        }
        if (revokedAt != null) {
            throw INVITE_CLOSED.because("The invite was revoked. Invite anew.");
        }
    }

    static Problem invalid() {
        return INVITE_INVALID.because("The link is not valid any more, or is for another address than the one that you"
                + " are signed in with. Ask for a new one.");
    }
}
