package io.truevalue.bench.analytics;

import io.truevalue.bench.CannotMeasure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long it takes from an event in Kafka to the figure with it, as a browser that follows the figure gets it. */
final class LiveFigure implements AutoCloseable {
    static final int TRIES = 50;

    private static final int WARM_UP = 5;
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final long TICK = Duration.ofMillis(10).toNanos();
    private static final int TICKS_A_SECOND = 100;
    private static final long MOST_REST = Duration.ofSeconds(1).toNanos();
    private static final Pattern VALUE = Pattern.compile("\"value\":(\\d+)");

    private final EventFlood flood;
    private final Stream<String> lines;
    private final Random random = new Random(11);
    private long value = -1;
    private volatile boolean dripping;

    LiveFigure(AnalyticsService service, EventFlood flood) throws IOException, InterruptedException {
        this.flood = flood;
        this.lines = service.follow(1, "contacts_created");
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try {
            lines.forEach(this::hear);
        } catch (UncheckedIOException closed) {
            // Whoever still waits for a figure says so.
        }
    }

    private synchronized void hear(String line) {
        Matcher told = VALUE.matcher(line);
        if (told.find()) {
            value = Long.parseLong(told.group(1));
            notifyAll();
        }
    }

    /**
     * Milliseconds of each try.
     *
     * @param others events a second of other organisations meanwhile
     */
    double[] delays(int others) throws InterruptedException {
        dripping = true;
        Thread drip = Thread.ofPlatform().daemon().start(() -> drip(others / TICKS_A_SECOND));
        try {
            double[] millis = new double[TRIES];
            for (int i = -WARM_UP; i < TRIES; i++) {
                // At any time between two readings of the figure, not always just after one.
                LockSupport.parkNanos(random.nextLong(MOST_REST));
                double lasted = once();
                if (i >= 0) {
                    millis[i] = lasted;
                }
            }
            return millis;
        } finally {
            dripping = false;
            drip.join();
        }
    }

    private double once() throws InterruptedException {
        long before = await(0);
        long began = System.nanoTime();
        flood.tellContact();
        await(before + 1);
        return (System.nanoTime() - began) / 1e6;
    }

    private synchronized long await(long least) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        while (value < least) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new CannotMeasure("The live figure did not come to " + least + ".");
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return value;
    }

    private void drip(int each) {
        long next = System.nanoTime();
        while (each > 0 && dripping) {
            flood.drip(each);
            next += TICK;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
