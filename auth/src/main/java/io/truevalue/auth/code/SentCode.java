package io.truevalue.auth.code;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that is out: good for ten minutes, five tries and one use (NIST SP 800-63B-4, 3.1.3.2).
 *
 * @param hash of its six digits, under a key
 * @param tries that were made with a wrong one
 */
record SentCode(
        UUID id,
        String hash,
        int tries,
        Instant expiresAt,
        @Nullable Instant spentAt) {
    static final Duration LIFE = Duration.ofMinutes(10);
    static final int MOST_TRIES = 5;

    /** What a try comes to. */
    enum Judgement {
        RIGHT,
        SPENT,
        WRONG,
        /** Too old, or tried too often: nothing is right any more. */
        DEAD
    }

    /** @param tried the hash of what was typed */
    Judgement judge(String tried, Instant now) {
        if (tries >= MOST_TRIES || !now.isBefore(expiresAt)) {
            return Judgement.DEAD;
        }
        if (!MessageDigest.isEqual(hash.getBytes(US_ASCII), tried.getBytes(US_ASCII))) {
            return Judgement.WRONG;
        }
        return spentAt == null ? Judgement.RIGHT : Judgement.SPENT;
    }
}
