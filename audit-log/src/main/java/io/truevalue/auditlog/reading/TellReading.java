package io.truevalue.auditlog.reading;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Tells that somebody read the log, at most once a minute of each reader. */
@Singleton
public class TellReading {
    private static final Duration ONCE = Duration.ofMinutes(1);

    private final ReadingStore readings;
    private final Outbox outbox;
    private final Clock clock;

    TellReading(ReadingStore readings, Outbox outbox, Clock clock) {
        this.readings = readings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param asked what was looked for, by name; must run in the reading's transaction */
    public void tell(Map<String, String> asked) {
        Principal reader = Tenancy.current();
        String id = String.valueOf(reader.id());
        if (readings.isFirstWithin(ONCE, id, clock.instant())) {
            outbox.append(
                    Event.of(Topics.AUDIT, "audit.read", reader.organization()).with("asked", asked));
        }
    }
}
