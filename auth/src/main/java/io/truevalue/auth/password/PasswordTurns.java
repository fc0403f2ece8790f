package io.truevalue.auth.password;

import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets no more people prove a password at once than are hashed at once, and as many wait as may. Whoever waits holds no
 * connection of the database, so that a flood of logins takes none from everybody else; whoever comes on top is told to
 * try again.
 */
@Singleton
public final class PasswordTurns {
    /** The threads of routes that wait for a turn; those of all other routes are a few. */
    public static final String THREADS = "logins";

    private final Semaphore places;
    private final Semaphore turns;

    PasswordTurns(PasswordSettings settings) {
        this.places = new Semaphore(settings.concurrent() + settings.queued());
        this.turns = new Semaphore(settings.concurrent(), true);
    }

    /** Runs the whole check in its turn, its database work too. */
    public <T> T take(Supplier<T> check) {
        if (!places.tryAcquire()) {
            throw CommonProblem.RATE_LIMITED
                    .because("Too many people are signing in at this moment. Try again shortly.", "no place to wait")
                    .retryAfter(Duration.ofSeconds(1));
        }
        try {
            turns.acquireUninterruptibly();
            try {
                return check.get();
            } finally {
                turns.release();
            }
        } finally {
            places.release();
        }
    }
}
