package io.truevalue.permission.inbound;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import io.truevalue.permission.access.ChangeOwner;
import io.truevalue.permission.assignment.Assignments;
import io.truevalue.permission.role.Roles;
import io.truevalue.permission.team.CopyTeams;
import io.truevalue.tenancy.OrgId;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;

/** Whose an organisation is, and its end. */
@Singleton
final class OrganizationEvents implements EventHandler {
    private final ChangeOwner owner;
    private final Assignments assignments;
    private final CopyTeams teams;
    private final Roles roles;

    OrganizationEvents(ChangeOwner owner, Assignments assignments, CopyTeams teams, Roles roles) {
        this.owner = owner;
        this.assignments = assignments;
        this.teams = teams;
        this.roles = roles;
    }

    @Override
    public String name() {
        return "organizations";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ORGANIZATION);
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.organization() == null || !roles.lockIfThere()) {
            return;
        }
        OrgId org = new OrgId(Objects.requireNonNull(event.organization(), "orgid"));
        switch (event.type()) {
            case "organization.updated" -> {
                Ids.parse(event.data().at("/after/owner_id").asText("")).ifPresent(owner::change);
                if (requiresSecondFactorNow(event)) {
                    teams.outdateAll(org, "organization.requires_mfa");
                }
            }
            case "organization.deleted" -> {
                assignments.endAll();
                teams.removeAll(org);
                roles.removeAll();
            }
            default -> {}
        }
    }

    /** Tokens that were made without one must not go on. */
    private static boolean requiresSecondFactorNow(ReceivedEvent event) {
        return event.data().at("/after/settings/require_mfa").asBoolean()
                && !event.data().at("/before/settings/require_mfa").asBoolean();
    }
}
