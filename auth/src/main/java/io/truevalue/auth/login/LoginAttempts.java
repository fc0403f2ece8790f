package io.truevalue.auth.login;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often an address was tried with a wrong password. A try takes its place before the password is looked at, so that
 * of many at once no more are looked at than may still fail.
 *
 * @param failures in the present window
 * @param running tries whose password is being looked at
 * @param locks how often it was locked lately; each is longer than the one before
 */
record LoginAttempts(
        int failures,
        Instant windowBeganAt,
        int running,
        Instant runBeganAt,
        int locks,
        @Nullable Instant lockedUntil,
        Instant touchedAt) {
    static final int MOST_FAILURES = 5;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** A try that has not ended by now never will: its process died. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

    /** Without a failure for so long, earlier locks are forgotten. */
    private static final Duration MEMORY = Duration.ofDays(7);

    private static final Duration[] DELAYS = {
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofHours(24)
    };

    /** Whether a try may go on. */
    sealed interface Admission {
        /** It may; its end must be told. */
        record Admitted(LoginAttempts after) implements Admission {}

        record Locked(Duration remaining) implements Admission {}

        /** As many tries run as may still fail. */
        record Busy() implements Admission {}
    }

    static LoginAttempts none(Instant now) {
        return new LoginAttempts(0, now, 0, now, 0, null, now);
    }

    Admission admit(Instant now) {
        if (lockedUntil != null && now.isBefore(lockedUntil)) {
            return new Admission.Locked(Duration.between(now, lockedUntil));
        }
        LoginAttempts current = refreshed(now);
        if (current.failures + current.running >= MOST_FAILURES) {
            return new Admission.Busy();
        }
        return new Admission.Admitted(new LoginAttempts(
                current.failures, current.windowBeganAt, current.running + 1, now, current.locks, null, now));
    }

    /** After a wrong password; the last one that may fail locks the address. */
    LoginAttempts failed(Instant now) {
        Instant began = failures == 0 ? now : windowBeganAt;
        int more = failures + 1;
        if (more < MOST_FAILURES) {
            return new LoginAttempts(more, began, left(), runBeganAt, locks, lockedUntil, now);
        }
        Duration delay = DELAYS[Math.min(locks, DELAYS.length - 1)];
        return new LoginAttempts(0, now, left(), runBeganAt, locks + 1, now.plus(delay), now);
    }

    /** After a right password. */
    LoginAttempts succeeded(Instant now) {
        return new LoginAttempts(0, now, left(), runBeganAt, 0, null, now);
    }

    /** After a try that came to no end, such as one refused for want of capacity. */
    LoginAttempts abandoned(Instant now) {
        return new LoginAttempts(failures, windowBeganAt, left(), runBeganAt, locks, lockedUntil, now);
    }

    boolean isLockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    private LoginAttempts refreshed(Instant now) {
        boolean windowOver = !now.isBefore(windowBeganAt.plus(WINDOW));
        boolean runOver = !now.isBefore(runBeganAt.plus(LONGEST_RUN));
        boolean forgotten = !now.isBefore(touchedAt.plus(MEMORY));
        return new LoginAttempts(
                windowOver ? 0 : failures,
                windowOver ? now : windowBeganAt,
                runOver ? 0 : running,
                runBeganAt,
                forgotten ? 0 : locks,
                lockedUntil,
                touchedAt);
    }

    private int left() {
        return Math.max(0, running - 1);
    }
}
