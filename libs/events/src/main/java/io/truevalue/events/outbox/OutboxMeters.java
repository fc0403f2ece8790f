package io.truevalue.events.outbox;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** What waits in the outbox, since when, and what was sent. A relay that stands by counts nothing. */
final class OutboxMeters {
    private final DistributionSummary batches;
    private volatile PendingEvents.Waiting waiting = PendingEvents.Waiting.NOTHING;

    OutboxMeters(MeterRegistry meters) {
        this.batches =
                DistributionSummary.builder("truevalue.relay.batch.events").register(meters);
        Gauge.builder("truevalue.outbox.events", () -> waiting.count()).register(meters);
        Gauge.builder("truevalue.outbox.oldest", () -> seconds(waiting.age(System.nanoTime())))
                .baseUnit("seconds")
                .register(meters);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    void waiting(PendingEvents.Waiting found) {
        waiting = found;
    }

    /** Until it is counted again, the oldest that is left is as old as the oldest that was sent, which is no less. */
    void sent(int events) {
        batches.record(events);
        waiting = waiting.less(events);
    }
}
