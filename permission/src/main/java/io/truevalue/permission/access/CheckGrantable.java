package io.truevalue.permission.access;

import io.truevalue.permission.grant.Authority;
import io.truevalue.permission.grant.Holdings;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.permission.role.Role;
import io.truevalue.permission.role.Roles;
import io.truevalue.permission.team.Teams;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Decides whether somebody may put others into roles and teams: only into what they hold themselves. */
@Singleton
class CheckGrantable {
    private final Roles roles;
    private final Teams teams;
    private final ReadGrants grants;
    private final Authority authority;
    private final Transactions transactions;

    CheckGrantable(Roles roles, Teams teams, ReadGrants grants, Authority authority, Transactions transactions) {
        this.roles = roles;
        this.teams = teams;
        this.grants = grants;
        this.authority = authority;
        this.transactions = transactions;
    }

    GrantableAnswer check(GrantableRequest request) {
        OrgId org = Tenancy.current().organization();
        List<UUID> unknownTeams = teams.unknown(org, request.teamsAsked());
        return transactions.reading(() -> {
            List<Role> found = new ArrayList<>();
            List<String> unknownRoles = new ArrayList<>();
            for (String name : request.rolesAsked()) {
                roles.find(name).ifPresentOrElse(found::add, () -> unknownRoles.add(name));
            }
            Set<String> given = new TreeSet<>(
                    grants.ofRoles(found.stream().map(Role::roleId).toList()));
            given.addAll(grants.ofTeams(request.teamsAsked()));
            List<String> missing = holdings(request.actor()).missingOf(given);
            return new GrantableAnswer(
                    missing.isEmpty() && unknownRoles.isEmpty() && unknownTeams.isEmpty(),
                    missing,
                    unknownRoles,
                    unknownTeams,
                    found.stream()
                            .map(role -> new GrantableAnswer.RoleName(role.roleId(), role.name()))
                            .toList());
        });
    }

    private Holdings holdings(GrantableRequest.Actor actor) {
        return actor.isIntegration()
                ? Authority.ofIntegration(Set.copyOf(actor.permissions() == null ? List.of() : actor.permissions()))
                : authority.ofOther(UUID.fromString(actor.id()));
    }
}
