package io.truevalue.crm.inbound;

import io.truevalue.crm.record.RecordTrail;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.util.Set;

/** Forgets what became of records that tell of an erased person, as the audit log does. */
@Singleton
final class AuditEvents implements EventHandler {
    private final RecordTrail trail;

    AuditEvents(RecordTrail trail) {
        this.trail = trail;
    }

    @Override
    public String name() {
        return "erasures";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.AUDIT);
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals("audit.erased")) {
            Ids.parse(event.data().path("person_id").asText()).ifPresent(trail::forget);
        }
    }
}
