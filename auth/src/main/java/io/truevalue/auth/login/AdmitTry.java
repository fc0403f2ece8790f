package io.truevalue.auth.login;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Lets a try go on, or not: of many at once no more than may still fail; the next ones wait for how those end. */
@Singleton
final class AdmitTry {
    private static final int LOOKS = 40;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final LoginAttemptStore attempts;
    private final Transactions transactions;
    private final Clock clock;

    AdmitTry(LoginAttemptStore attempts, Transactions transactions, Clock clock) {
        this.attempts = attempts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param locked the refusal while tries are locked for so long */
    void admit(String counted, Function<Duration, Problem> locked) {
        for (int look = 0; look < LOOKS; look++) {
            switch (attempts.admit(counted)) {
                case LoginAttempts.Admission.Admitted admitted -> {
                    return;
                }
                case LoginAttempts.Admission.Locked lock -> throw locked.apply(lock.remaining());
                case LoginAttempts.Admission.Busy busy -> LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
        throw CommonProblem.RATE_LIMITED
                .because("This account is being tried many times at once. Try again shortly.")
                .retryAfter(Duration.ofSeconds(1));
    }

    /** The admitted try came to no end, and counts as none. */
    void abandon(String counted) {
        transactions.run(() -> attempts.change(counted, before -> before.abandoned(clock.instant())));
    }
}
