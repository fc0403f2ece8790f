package io.truevalue.permission.role;

import static io.truevalue.permission.role.RoleProblem.ROLE_CYCLE;
import static io.truevalue.permission.role.RoleProblem.ROLE_NAME_TAKEN;
import static io.truevalue.permission.role.RoleProblem.SYSTEM_ROLE_IMMUTABLE;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.permission.grant.Authority;
import io.truevalue.permission.grant.AuthzVersions;
import io.truevalue.permission.grant.Holdings;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.IfMatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes, changes and removes custom roles, one change at a time in an organisation. Before and after, a role holds
 * nothing beyond what the one who shapes it holds; whoever is in it learns of it by a risen version.
 */
@Singleton
class ShapeRole {
    private final RoleStore store;
    private final Roles roles;
    private final ReadGrants grants;
    private final Authority authority;
    private final AuthzVersions versions;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ShapeRole(
            RoleStore store,
            Roles roles,
            ReadGrants grants,
            Authority authority,
            AuthzVersions versions,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.roles = roles;
        this.grants = grants;
        this.authority = authority;
        this.versions = versions;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    RoleView create(RoleRequest request) {
        String name = RoleRules.name(request.name());
        Set<String> permissions = RoleRules.permissions(request.permissions());
        OrgId org = Tenancy.current().organization();
        return transactions.in(() -> {
            roles.lock();
            Holdings holdings = authority.ofActor();
            requireFree(name, null);
            UUID id = Ids.next();
            store.add(org.value(), id, name, false, clock.instant());
            write(org, id, permissions, inherited(request.inherits()));
            holdings.require(grants.ofRoles(List.of(id)));
            RoleView created = roles.view(id);
            outbox.append(Event.of(Topics.ROLE, "role.created", id).after(created));
            return created;
        });
    }

    RoleView change(String nameOrId, RoleChange change, IfMatch seen) {
        OrgId org = Tenancy.current().organization();
        return transactions.in(() -> {
            roles.lock();
            Role role = custom(nameOrId);
            seen.verify(role.version());
            RoleView before = roles.view(role.roleId());
            Holdings holdings = authority.ofActor();
            holdings.require(grants.ofRoles(List.of(role.roleId())));
            String name = change.name() == null
                    ? role.name()
                    : RoleRules.name(change.name().value());
            requireFree(name, role.roleId());
            store.touch(role.roleId(), name, clock.instant());
            write(
                    org,
                    role.roleId(),
                    change.permissions() == null
                            ? Set.copyOf(before.permissions())
                            : RoleRules.permissions(change.permissions().value()),
                    inherited(
                            change.inherits() == null
                                    ? List.copyOf(before.inherits())
                                    : change.inherits().value()));
            holdings.require(grants.ofRoles(List.of(role.roleId())));
            RoleView after = roles.view(role.roleId());
            outbox.append(Event.of(Topics.ROLE, "role.updated", role.roleId())
                    .before(before)
                    .after(after)
                    .with("authz", versions.raise(org, versions.holdersOf(role.roleId()))));
            return after;
        });
    }

    void delete(String nameOrId, IfMatch seen) {
        OrgId org = Tenancy.current().organization();
        transactions.run(() -> {
            roles.lock();
            Role role = custom(nameOrId);
            seen.verify(role.version());
            authority.ofActor().require(grants.ofRoles(List.of(role.roleId())));
            RoleView before = roles.view(role.roleId());
            List<UUID> holders = versions.holdersOf(role.roleId());
            store.removeAssignments(role.roleId());
            store.removeFromHeirs(role.roleId());
            store.remove(role.roleId());
            outbox.append(Event.of(Topics.ROLE, "role.deleted", role.roleId())
                    .before(before)
                    .with("authz", versions.raise(org, holders)));
        });
    }

    private Role custom(String nameOrId) {
        Role role = roles.named(nameOrId);
        if (role.system()) {
            throw SYSTEM_ROLE_IMMUTABLE.because("Make a role of your own that inherits " + role.name() + ".");
        }
        return role;
    }

    private void requireFree(String name, @Nullable UUID own) {
        store.findNamed(name).filter(other -> !other.roleId().equals(own)).ifPresent(taken -> {
            throw ROLE_NAME_TAKEN.because("Choose another name.").field("name", "taken", "taken already");
        });
    }

    private List<Role> inherited(@Nullable List<@Nullable String> namesOrIds) {
        List<@Nullable String> given = namesOrIds == null ? List.of() : namesOrIds;
        RoleRules.limit("inherits", given.size());
        List<Role> found = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String field = "inherits[" + i + "]";
            Role role = roles.find(given.get(i) == null ? "" : given.get(i))
                    .orElseThrow(() -> RoleRules.invalid(field, "unknown_role", "a role's name or id"));
            if (!found.contains(role)) {
                found.add(role);
            }
        }
        return found;
    }

    private void write(OrgId org, UUID id, Set<String> permissions, List<Role> inherited) {
        store.clearPermissions(id);
        store.addPermissions(org.value(), id, "{" + String.join(",", permissions) + "}");
        store.clearInherited(id);
        for (Role base : inherited) {
            if (store.reaches(base.roleId(), id)) {
                throw ROLE_CYCLE
                        .because("The role " + base.name() + " inherits this one already.")
                        .field("inherits", "cycle", base.name());
            }
            store.addInherited(org.value(), id, base.roleId());
        }
    }
}
