package io.truevalue.auth.revocation;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What does not hold any more, though its tokens say so.
 *
 * @param id the session's, the token's {@code jti} or the user's
 */
@Introspected
record Revocation(long seq, String kind, UUID id, Instant at) {
    /** What was revoked. */
    enum Kind {
        SESSION,
        TOKEN,
        USER,
        INTEGRATION,
        /** It goes on, with another key. */
        INTEGRATION_KEYS;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
