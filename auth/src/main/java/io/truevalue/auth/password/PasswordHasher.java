package io.truevalue.auth.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import io.truevalue.web.problem.CommonProblem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id on a bounded pool, so that a flood of logins is told to wait while everyone else is served. An address that
 * nobody has costs the same work as one that somebody has.
 */
@Singleton
public final class PasswordHasher implements AutoCloseable {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final PasswordSettings settings;
    private final Argon2 argon2 = Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
    private final ThreadPoolExecutor pool;
    private final String nobodysHash;

    PasswordHasher(PasswordSettings settings) {
        this.settings = settings;
        this.pool = new ThreadPoolExecutor(
                settings.concurrent(),
                settings.concurrent(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.queued()),
                Thread.ofPlatform().daemon().name("argon2-", 0).factory());
        this.nobodysHash = hashNow("a password that nobody has");
    }

    /** The encoded hash, with its parameters; 429 while too many wait. */
    public String hash(String password) {
        return inPool(() -> hashNow(normalized(password)));
    }

    /** Whether the password matches; without a hash never, after the same work. */
    public boolean matches(@Nullable String hash, String password) {
        String compared = hash == null ? nobodysHash : hash;
        boolean equal =
                inPool(() -> argon2.verify(compared, normalized(password).getBytes(UTF_8)));
        return equal && hash != null;
    }

    /** Whether the hash was made with other parameters than today's. */
    public boolean isOutdated(String hash) {
        return argon2.needsRehash(hash, settings.iterations(), settings.memoryKib(), settings.parallelism());
    }

    private String hashNow(String password) {
        return argon2.hash(
                settings.iterations(), settings.memoryKib(), settings.parallelism(), password.getBytes(UTF_8));
    }

    private <T> T inPool(Callable<T> work) {
        Future<T> result;
        try {
            result = pool.submit(work);
        } catch (RejectedExecutionException e) {
            throw CommonProblem.RATE_LIMITED
                    .because("Too many people are signing in at this moment. Try again shortly.", "argon2 queue full")
                    .retryAfter(Duration.ofSeconds(1));
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Argon2 failed", e.getCause());
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same password however its accents were typed (NIST SP 800-63B-4, 3.1.1.2). */
    static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    @Override
    @PreDestroy
    public void close() {
        pool.shutdownNow();
    }
}
