package io.truevalue.tenancy.access;

import io.truevalue.tenancy.Principal;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether somebody has proved lately who they are. Routes say so by {@link FreshFactor}; those that ask by case, here. */
@Singleton
public final class Freshness {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Clock clock;

    Freshness(Clock clock) {
        this.clock = clock;
    }

    /** Refuses with {@code step_up_required} unless it was within the last ten minutes. */
    public void require(Principal principal) {
        Instant proved = principal.authenticatedAt();
        if (proved == null || proved.plus(FRESH).isBefore(clock.instant())) {
            throw CommonProblem.STEP_UP_REQUIRED.because("Confirm that it is you, then try again.");
        }
    }
}
