package io.truevalue.crm.inbound;

import io.truevalue.crm.record.Members;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** Keeps the copy of an organisation's members, who may own records. */
@Singleton
final class MemberEvents implements EventHandler {
    private final Members members;

    MemberEvents(Members members) {
        this.members = members;
    }

    @Override
    public String name() {
        return "members";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.MEMBER);
    }

    @Override
    public void handle(ReceivedEvent event) {
        switch (event.type()) {
            case "member.joined" -> members.joined(user(event));
            case "member.removed", "member.suspended" -> members.left(user(event));
            default -> {}
        }
    }

    private static UUID user(ReceivedEvent event) {
        return UUID.fromString(event.data().path("user_id").asText());
    }
}
