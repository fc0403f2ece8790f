package io.truevalue.org.inbound;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import io.truevalue.org.member.Members;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Permission's assignments, copied for the list of members. */
@Singleton
final class RoleEvents implements EventHandler {
    private final Members members;

    RoleEvents(Members members) {
        this.members = members;
    }

    @Override
    public String name() {
        return "roles";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ROLE);
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().startsWith("assignment.") && !event.data().hasNonNull("user_id")) {
            // A team's: whose roles they are is permission's to work out.
            return;
        }
        switch (event.type()) {
            case "assignment.granted" -> members.copyGranted(org(event), user(event), text(event, "/role"));
            case "assignment.revoked" -> members.copyRevoked(org(event), user(event), text(event, "/role"));
            case "role.updated" ->
                members.copyRenamed(org(event), text(event, "/before/name"), text(event, "/after/name"));
            case "role.deleted" -> members.copyDeleted(org(event), text(event, "/before/name"));
            default -> {}
        }
    }

    private static UUID org(ReceivedEvent event) {
        return Objects.requireNonNull(event.organization(), "orgid");
    }

    private static UUID user(ReceivedEvent event) {
        return UUID.fromString(event.data().path("user_id").asText());
    }

    private static String text(ReceivedEvent event, String pointer) {
        return Objects.requireNonNull(event.data().at(pointer).textValue(), pointer);
    }
}
