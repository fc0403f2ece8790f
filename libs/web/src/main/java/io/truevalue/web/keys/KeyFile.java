package io.truevalue.web.keys;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process's own secrets, by the names of its environment, in a file that is read again when it changes. Whoever rotates
 * them replaces the file, and reads in {@code truevalue_keys_generation} that the process has taken it: the number stands
 * in the file. Never prints what it holds.
 */
@Context
@Requires(property = KeyFile.SETTING)
public final class KeyFile {
    public static final String SETTING = "truevalue.keys.file";

    /** The line with the number of the file, which rises with each change. */
    public static final String GENERATION = "TRUEVALUE_KEYS_GENERATION";

    private static final Logger log = LoggerFactory.getLogger(KeyFile.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Path file;
    private final List<Consumer<Map<String, String>>> followers = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread looking;
    private String text;
    private volatile Map<String, String> secrets;
    private volatile long generation;

    KeyFile(@Property(name = SETTING) String file, MeterRegistry meters) throws IOException {
        this.file = Path.of(file);
        this.text = Files.readString(this.file);
        this.secrets = parse(text);
        this.generation = generationOf(secrets);
        Gauge.builder("truevalue.keys.generation", this, keys -> keys.generation)
                .register(meters);
        this.looking = Thread.ofPlatform().daemon().name("key-file").start(this::look);
    }

    /**
     * Gives the follower what the file holds, now and after each change. One that throws keeps what it had, and is given
     * the same again a moment later.
     */
    public synchronized void follow(Consumer<Map<String, String>> follower) {
        follower.accept(secrets);
        followers.add(follower);
    }

    private void look() {
        try {
            while (!stopped.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                read();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void read() {
        try {
            String now = Files.readString(file);
            if (now.equals(text)) {
                return;
            }
            Map<String, String> changed = parse(now);
            followers.forEach(follower -> follower.accept(changed));
            text = now;
            secrets = changed;
            generation = generationOf(changed);
            log.info("keys of generation {} are in use", generation);
        } catch (IOException | RuntimeException e) { // Whatever a follower needs may be away for a moment.
            log.warn("the keys in {} are not taken yet: {}", file, e.toString());
        }
    }

    private static long generationOf(Map<String, String> secrets) {
        return Long.parseLong(secrets.getOrDefault(GENERATION, "0"));
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> found = new HashMap<>();
        text.lines().map(String::strip).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                found.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return Map.copyOf(found);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopped.countDown();
        looking.join(Duration.ofSeconds(5));
    }

    @Override
    public String toString() {
        return "KeyFile[" + file + "]";
    }
}
