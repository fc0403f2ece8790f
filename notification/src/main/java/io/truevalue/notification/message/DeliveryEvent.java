package io.truevalue.notification.message;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.tenancy.OrgId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told of a message that was sent or could not be: to whom and which kind, never what it said. */
final class DeliveryEvent {
    private DeliveryEvent() {}

    static Event of(OutgoingMessage message, @Nullable String failure) {
        String type = failure == null ? "notification.sent" : "notification.failed";
        Event event = (message.forOrg() == null
                        ? ofUser(message, type)
                        : ofOrganization(message, type, message.forOrg()))
                .with("message_id", message.id())
                .with("user_id", message.forUser())
                .with("to", message.recipient().value())
                .with("template", message.template());
        return failure == null ? event : event.with("reason", failure).failed();
    }

    private static Event ofOrganization(OutgoingMessage message, String type, UUID org) {
        return Event.of(Topics.DELIVERY, type, message.id()).in(new OrgId(org));
    }

    private static Event ofUser(OutgoingMessage message, String type) {
        return Event.ofUser(Topics.DELIVERY, type, message.forUser() == null ? message.id() : message.forUser());
    }
}
