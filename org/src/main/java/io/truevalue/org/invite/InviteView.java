package io.truevalue.org.invite;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invite as lists and events show it; its token is shown nowhere.
 *
 * @param teams ids
 * @param invitedBy the user who invited
 * @param lastSentAt when the link that is valid now was mailed
 */
record InviteView(
        UUID id,
        String email,
        List<String> roles,
        List<String> teams,

        @Schema(
                type = "string",
                allowableValues = {"pending", "accepted", "revoked", "expired"})
        String status,

        UUID invitedBy,
        Instant createdAt,
        Instant lastSentAt,
        Instant expiresAt,
        @Nullable Instant acceptedAt,
        @Nullable UUID acceptedBy,
        @Nullable Instant revokedAt) {
    static InviteView of(Invite invite, Instant now) {
        return new InviteView(
                invite.id(),
                invite.email(),
                invite.roles(),
                invite.teams(),
                invite.stateAt(now).name().toLowerCase(Locale.ROOT),
                invite.inviterId(),
                invite.createdAt(),
                invite.sentAt(),
                invite.expiresAt(),
                invite.acceptedAt(),
                invite.acceptedBy(),
                invite.revokedAt());
    }
}
