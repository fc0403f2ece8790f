package io.truevalue.permission.role;

import static io.truevalue.permission.role.RoleProblem.ROLE_CYCLE;
import static io.truevalue.permission.role.RoleProblem.ROLE_IN_USE;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.permission.grant.Authority;
import io.truevalue.permission.grant.AuthzVersions;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.IfMatch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Removes a custom role that nobody uses, or whose users are given another one in the same step. */
@Singleton
public class DeleteRole {
    private final RoleStore store;
    private final Roles roles;
    private final ReadGrants grants;
    private final Authority authority;
    private final AuthzVersions versions;
    private final MoveHolders holders;
    private final Transactions transactions;

    DeleteRole(
            RoleStore store,
            Roles roles,
            ReadGrants grants,
            Authority authority,
            AuthzVersions versions,
            MoveHolders holders,
            Transactions transactions) {
        this.store = store;
        this.roles = roles;
        this.grants = grants;
        this.authority = authority;
        this.versions = versions;
        this.holders = holders;
        this.transactions = transactions;
    }

    /** @param reassignTo name or id of the role that takes its place */
    public void delete(String nameOrId, @Nullable String reassignTo, IfMatch seen) {
        OrgId org = Tenancy.current().organization();
        transactions.run(() -> {
            roles.lock();
            Role role = roles.custom(nameOrId);
            seen.verify(role.version());
            authority.ofActorWithout(role.roleId()).require(grants.ofRoles(List.of(role.roleId())));
            RoleView before = roles.view(role.roleId());
            List<UUID> touched = versions.holdersOf(role.roleId());
            if (reassignTo == null) {
                requireUnused(role, before.holders());
            } else {
                replace(org, role, reassignTo);
            }
            store.remove(role.roleId());
            versions.tell(
                    org,
                    Event.of(Topics.ROLE, "role.deleted", role.roleId())
                            .before(before)
                            .with("reassigned_to", reassignTo),
                    touched);
        });
    }

    private void requireUnused(Role role, RoleView.Holders holding) {
        int heirs = store.countHeirs(role.roleId());
        if (holding.users() + holding.teams() + heirs > 0) {
            throw ROLE_IN_USE
                    .because("In the role are %d users and %d teams, and %d roles inherit it."
                                    .formatted(holding.users(), holding.teams(), heirs)
                            + " Give its place to another role with ?reassign_to=.")
                    .with(Map.of("users", holding.users(), "teams", holding.teams(), "inherited_by", heirs));
        }
    }

    private void replace(OrgId org, Role role, String other) {
        Role target = roles.find(other)
                .filter(found -> !found.roleId().equals(role.roleId()))
                .orElseThrow(() -> RoleRules.invalid("reassign_to", "unknown_role", "another role's name or id"));
        authority.ofActorUntil(null).require(grants.ofRoles(List.of(target.roleId())));
        if (store.heirsReachedBy(target.roleId(), role.roleId())) {
            throw ROLE_CYCLE.because(
                    "The role " + target.name() + " inherits a role that inherits " + role.name() + ".");
        }
        holders.move(org, role, target);
        store.copyHeirs(role.roleId(), target.roleId());
        store.removeFromHeirs(role.roleId());
        roles.verifyDepth(target.roleId(), "reassign_to");
    }
}
