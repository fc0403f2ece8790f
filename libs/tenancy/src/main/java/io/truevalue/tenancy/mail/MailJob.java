package io.truevalue.tenancy.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A sealed mail in the queue. It is tried again with growing pauses until it is taken or its links are dead. */
record MailJob(UUID id, String sealed, int attempts, Instant expiresAt) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** After this try has failed. */
    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    boolean isPointlessAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
