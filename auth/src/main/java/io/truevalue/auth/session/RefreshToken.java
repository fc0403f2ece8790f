package io.truevalue.auth.session;

import io.truevalue.auth.token.Secrets;
import io.truevalue.tenancy.sealing.SealingKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a refresh token: its hash, and once it was used its successor, sealed under a key that only the token
 * itself gives. An honest client that lost an answer gets the same successor again; a thief is found out.
 *
 * @param usedAt when it was first traded in
 * @param successor null while unused, and where a switch of organisation took its place
 */
record RefreshToken(
        String hash,
        UUID sessionId,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Successor successor) {
    private static final Duration RETRY_WINDOW = Duration.ofSeconds(60);
    private static final Duration SUCCESSOR_WINDOW = Duration.ofSeconds(10);
    private static final String PURPOSE = "truevalue-refresh-successor-v1";

    /** @param usedAt when the successor itself was first traded in */
    record Successor(String hash, String sealed, @Nullable Instant usedAt) {}

    /** What presenting a token means. */
    enum Verdict {
        /** It is traded for a new one. */
        FRESH,
        /** Its answer may have been lost: the same successor is given again. */
        REPEATED,
        /** A switch of organisation took its place just now: refused, and no harm done. */
        SUPERSEDED,
        /** Somebody has a token that they should not have. */
        REUSED,
        EXPIRED
    }

    Verdict judge(Instant now) {
        if (!now.isBefore(expiresAt)) {
            return Verdict.EXPIRED;
        }
        if (usedAt == null) {
            return Verdict.FRESH;
        }
        boolean inTime = !now.isAfter(usedAt.plus(RETRY_WINDOW));
        if (successor == null) {
            return inTime ? Verdict.SUPERSEDED : Verdict.REUSED;
        }
        Instant successorUsedAt = successor.usedAt();
        boolean successorAtRest = successorUsedAt == null || !now.isAfter(successorUsedAt.plus(SUCCESSOR_WINDOW));
        return inTime && successorAtRest ? Verdict.REPEATED : Verdict.REUSED;
    }

    static String hashOf(String presented) {
        return Secrets.hash(presented);
    }

    /** Seals a successor so that only who presents the token before it can open it. */
    static String seal(String presented, String successor) {
        return keyOf(presented).seal(successor, hashOf(presented));
    }

    /** The successor that was given before, for whoever holds this token. */
    String openSuccessor(String presented) {
        if (successor == null) {
            throw new IllegalStateException("an unused token has no successor");
        }
        return keyOf(presented).open(successor.sealed(), hashOf(presented));
    }

    private static SealingKey keyOf(String presented) {
        return SealingKey.derive(presented.getBytes(StandardCharsets.UTF_8), PURPOSE);
    }
}
