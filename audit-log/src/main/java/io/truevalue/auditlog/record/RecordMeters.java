package io.truevalue.auditlog.record;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.truevalue.events.codec.ReceivedEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many events were recorded, and how long after they happened. */
@Singleton
class RecordMeters {
    private final Counter recorded;
    private final Timer delay;

    RecordMeters(MeterRegistry meters) {
        this.recorded = meters.counter("truevalue.audit.events.recorded");
        this.delay = Timer.builder("truevalue.audit.recording.delay")
                .serviceLevelObjectives(
                        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(10))
                .register(meters);
    }

    void recorded(List<ReceivedEvent> events, Instant now) {
        recorded.increment(events.size());
        for (ReceivedEvent event : events) {
            Duration since = Duration.between(event.time(), now);
            delay.record(since.isNegative() ? Duration.ZERO : since);
        }
    }
}
