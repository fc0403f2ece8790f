package io.truevalue.tenancy.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How much waits in a queue, {@code truevalue_queue_jobs{queue}}: counted by its worker, at most each ten seconds. */
public final class QueueSize {
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private volatile long jobs;
    private long countedAt = System.nanoTime() - PAUSE;

    /** @param queue its name, as its worker's */
    public QueueSize(MeterRegistry meters, String queue) {
        Gauge.builder("truevalue.queue.jobs", () -> jobs).tag("queue", queue).register(meters);
    }

    /** To be called by the worker alone, after each look at the queue. */
    public void refresh(LongSupplier count) {
        long now = System.nanoTime();
        if (now - countedAt >= PAUSE) {
            countedAt = now;
            jobs = count.getAsLong();
        }
    }
}
