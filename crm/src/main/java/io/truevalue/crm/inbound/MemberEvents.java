package io.truevalue.crm.inbound;

import io.truevalue.crm.record.Members;
import io.truevalue.crm.record.Teams;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** Keeps the copies of an organisation's members, who may own records, and teams, which may share them. */
@Singleton
final class MemberEvents implements EventHandler {
    private final Members members;
    private final Teams teams;

    MemberEvents(Members members, Teams teams) {
        this.members = members;
        this.teams = teams;
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
            case "team.created", "team.updated" -> teams.created(UUID.fromString(event.subject()));
            case "team.deleted" -> teams.deleted(UUID.fromString(event.subject()));
            default -> {}
        }
    }

    private static UUID user(ReceivedEvent event) {
        return UUID.fromString(event.data().path("user_id").asText());
    }
}
