package io.truevalue.auditlog.record;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.WholeBatchHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Hears every event of every topic, known type or not. */
@Singleton
class HearEvents implements WholeBatchHandler {
    private final RecordEvents recordEvents;

    HearEvents(RecordEvents recordEvents) {
        this.recordEvents = recordEvents;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Set<String> topics() {
        return Set.copyOf(Topics.all());
    }

    /** While one waits for the database another makes leaves; an organisation's events are all of one reader. */
    @Override
    public int readers() {
        return 3;
    }

    @Override
    public void handleWhole(List<ReceivedEvent> events) {
        recordEvents.record(events);
    }
}
