package io.truevalue.notification.message;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in the queue. It is tried again with growing pauses for a day.
 *
 * @param sealed what it says
 * @param attempts this one included
 * @param forOrg in whose history its sending stands; else in the user's
 */
record OutgoingMessage(
        UUID id,
        Recipient recipient,
        String template,
        String locale,
        String sealed,
        @Nullable UUID forOrg,
        @Nullable UUID forUser,
        int attempts,
        Instant createdAt) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofDays(1);

    Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    boolean isGivenUpAt(Instant now) {
        return !now.isBefore(createdAt.plus(PATIENCE));
    }
}
