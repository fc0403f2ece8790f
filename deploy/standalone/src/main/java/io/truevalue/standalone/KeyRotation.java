package io.truevalue.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces all secrets of a running platform in three steps, none before every service has taken the one before: the next
 * secrets are verified, then signed with, and after the longest life of a token the ones before are dropped. Where it
 * stands is in the secrets file alone, so that a run that dies in between is continued by the next.
 */
final class KeyRotation {
    /** As long as an access token lives, and the leeways of clocks. */
    static final Duration OVERLAP = Duration.ofMinutes(16);

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    /** Who has not taken the keys of a generation yet. */
    interface Takers {
        List<PlatformService> missing(long generation) throws InterruptedException;
    }

    private final Path request;
    private final ServiceKeys keys;
    private final Takers takers;
    private final Duration overlap;
    private final Progress progress;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private SecretsFile secrets;
    private long told = -1;

    /** @param request the file by which {@code ./truevalue keys rotate} asks for a rotation */
    KeyRotation(
            Path request,
            SecretsFile secrets,
            ServiceKeys keys,
            Takers takers,
            Duration overlap,
            Progress progress,
            Clock clock) {
        this.request = request;
        this.secrets = secrets;
        this.keys = keys;
        this.takers = takers;
        this.overlap = overlap;
        this.progress = progress;
        this.clock = clock;
    }

    Thread start() {
        return Thread.ofPlatform().daemon().name("key-rotation").start(this::run);
    }

    void stop() {
        stopped.countDown();
    }

    private void run() {
        try {
            while (!stopped.await(1, TimeUnit.SECONDS)) {
                try {
                    step();
                } catch (UncheckedIOException e) {
                    LOG.warn("The keys are not rotated yet", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes one step further, where it is time and every service has taken the one before. */
    void step() throws InterruptedException {
        Instant switchedAt = secrets.switchedAt().orElse(null);
        if (secrets.hasNext()) {
            if (allHaveTaken()) {
                publish(secrets.withNextAsPresent(clock.instant()));
                progress.line("Keys: what is signed is signed with the new ones; the old ones are taken until "
                        + clock.instant().plus(overlap));
            }
        } else if (switchedAt != null) {
            if (!clock.instant().isBefore(switchedAt.plus(overlap)) && allHaveTaken()) {
                publish(secrets.withoutPrevious());
                progress.line("Keys: the old ones are worth nothing any more");
            }
        } else if (Files.exists(request)) {
            begin();
        }
    }

    private void begin() {
        if (!secrets.given().isEmpty()) {
            progress.line("Keys: rotated where they come from, not here: " + secrets.given());
        }
        publish(secrets.withNext());
        progress.line("Keys: new ones are made, and every service is told to take them");
        try {
            Files.deleteIfExists(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(SecretsFile changed) {
        secrets = changed;
        keys.write(changed);
    }

    private boolean allHaveTaken() throws InterruptedException {
        List<PlatformService> missing = takers.missing(secrets.generation());
        if (!missing.isEmpty() && told != secrets.generation()) {
            told = secrets.generation();
            progress.line("Keys: waiting for " + missing);
        }
        return missing.isEmpty();
    }
}
