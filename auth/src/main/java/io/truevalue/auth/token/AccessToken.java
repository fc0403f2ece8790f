package io.truevalue.auth.token;

import io.truevalue.tenancy.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an access token says.
 *
 * @param id {@code jti}
 * @param authenticatedAt when the user last proved who they are
 * @param factors how, as in RFC 8176
 */
public record AccessToken(
        UUID id,
        UserId user,
        String email,
        UUID sessionId,
        Instant authenticatedAt,
        List<String> factors,
        Standing standing,
        Instant issuedAt) {
    public static final Duration LIFE = Duration.ofMinutes(15);

    public AccessToken {
        factors = List.copyOf(factors);
    }

    public Instant expiresAt() {
        return issuedAt.plus(LIFE);
    }
}
