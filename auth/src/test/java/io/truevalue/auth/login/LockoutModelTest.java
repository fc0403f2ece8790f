package io.truevalue.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.login.LoginAttempts.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random histories of tries, beside the rule as it is told: five within a quarter of an hour, then ever longer waits. */
class LockoutModelTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration[] PAUSES = {
        Duration.ZERO,
        Duration.ofSeconds(1),
        Duration.ofSeconds(59),
        Duration.ofMinutes(1),
        Duration.ofMinutes(4),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(24),
        Duration.ofDays(7)
    };

    /** The rule over the whole history, which nothing that is stored forgets. */
    private static final class Rule {
        private static final int[] WAITS = {1, 5, 15, 60, 240, 1_440};

        private final List<Instant> failures = new ArrayList<>();
        private int locks;
        private Instant last = NOON;
        private @Nullable Instant until;

        boolean isLockedAt(Instant now) {
            return until != null && now.isBefore(until);
        }

        void touched(Instant now) {
            if (!now.isBefore(last.plus(Duration.ofDays(7)))) {
                locks = 0;
            }
            last = now;
        }

        void tried(Instant now, boolean right) {
            touched(now);
            if (!failures.isEmpty() && !now.isBefore(failures.getFirst().plus(Duration.ofMinutes(15)))) {
                failures.clear();
            }
            if (right) {
                failures.clear();
                locks = 0;
                return;
            }
            failures.add(now);
            if (failures.size() == 5) {
                until = now.plus(Duration.ofMinutes(WAITS[Math.min(locks, 5)]));
                locks++;
                failures.clear();
            }
        }
    }

    @Test
    void agreesWithTheRuleInEveryHistory() {
        for (long seed = 0; seed < 2_000; seed++) {
            play(new Random(seed), seed);
        }
    }

    private static void play(Random random, long seed) {
        Rule rule = new Rule();
        LoginAttempts attempts = LoginAttempts.none(NOON);
        Instant now = NOON;
        for (int step = 0; step < 60; step++) {
            // Mostly small steps, so that there is something to lock.
            now = now.plus(PAUSES[random.nextInt(random.nextInt(4) == 0 ? PAUSES.length : 3)]);
            Admission admission = attempts.admit(now);
            assertThat(admission instanceof Admission.Locked)
                    .as("locked at step %s of seed %s", step, seed)
                    .isEqualTo(rule.isLockedAt(now));
            if (!(admission instanceof Admission.Admitted(LoginAttempts admitted))) {
                continue;
            }
            int end = random.nextInt(10);
            if (end == 0) {
                attempts = admitted.abandoned(now);
                rule.touched(now);
            } else {
                boolean right = end == 1;
                attempts = right ? admitted.succeeded(now) : admitted.failed(now);
                rule.tried(now, right);
            }
        }
    }
}
