package io.truevalue.auditlog.event;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.BatchHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Records every event of every topic, known type or not. */
@Singleton
class RecordEvents implements BatchHandler {
    private final EventStore events;

    RecordEvents(EventStore events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Set<String> topics() {
        return Set.copyOf(Topics.all());
    }

    @Override
    public void handleAll(List<ReceivedEvent> received) {
        UUID organization = received.getFirst().organization();
        if (organization == null) {
            events.addPersonal(received);
        } else {
            events.add(organization, received);
        }
    }
}
