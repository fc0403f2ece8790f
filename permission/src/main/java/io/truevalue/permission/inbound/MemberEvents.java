package io.truevalue.permission.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import io.truevalue.permission.assignment.Assignments;
import io.truevalue.permission.role.Roles;
import io.truevalue.permission.team.CopyTeams;
import io.truevalue.tenancy.OrgId;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Org's members and teams, in order an organisation. */
@Singleton
final class MemberEvents implements EventHandler {
    private final CopyTeams teams;
    private final Assignments assignments;
    private final Roles roles;

    MemberEvents(CopyTeams teams, Assignments assignments, Roles roles) {
        this.teams = teams;
        this.assignments = assignments;
        this.roles = roles;
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
        if (event.organization() == null || !roles.lockIfThere()) {
            return;
        }
        OrgId org = new OrgId(Objects.requireNonNull(event.organization(), "orgid"));
        switch (event.type()) {
            case "team.created", "team.updated" ->
                teams.put(
                        org,
                        UUID.fromString(event.subject()),
                        event.data().at("/after/name").asText(""));
            case "team.deleted" -> endTeam(org, UUID.fromString(event.subject()));
            case "team.member_added" -> teams.add(org, team(event), user(event));
            case "team.member_removed" -> teams.take(org, team(event), user(event));
            case "member.suspended" -> teams.suspend(org, user(event));
            case "member.joined", "member.reactivated" -> teams.reactivate(org, user(event));
            case "member.updated" -> followStatus(org, event);
            case "member.removed" -> {
                assignments.endOfMember(org, user(event), event.time());
                teams.leave(org, user(event));
            }
            default -> {}
        }
    }

    private void endTeam(OrgId org, UUID team) {
        assignments.endOfTeam(org, team);
        teams.remove(org, team);
    }

    private void followStatus(OrgId org, ReceivedEvent event) {
        switch (event.data().at("/after/status").asText("")) {
            case "suspended" -> teams.suspend(org, user(event));
            case "active" -> teams.reactivate(org, user(event));
            default -> {}
        }
    }

    private static UUID team(ReceivedEvent event) {
        return text(event.data().path("team_id"))
                .map(UUID::fromString)
                .orElseGet(() -> UUID.fromString(event.subject()));
    }

    private static UUID user(ReceivedEvent event) {
        return UUID.fromString(
                text(event.data().path("user_id")).orElseThrow(() -> new IllegalArgumentException("no user_id")));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }
}
