package io.truevalue.permission.role;

import static io.truevalue.permission.role.RoleProblem.ROLE_CYCLE;
import static io.truevalue.permission.role.RoleProblem.ROLE_NAME_TAKEN;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.permission.catalogue.Catalogue;
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
 * Makes and changes custom roles, one change at a time in an organisation. Before and after, a role holds nothing beyond
 * what the one who shapes it holds without it; whoever is in it learns of it by a risen version.
 */
@Singleton
public class ShapeRole {
    private final RoleStore store;
    private final Roles roles;
    private final ReadGrants grants;
    private final Authority authority;
    private final AuthzVersions versions;
    private final Catalogue catalogue;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ShapeRole(
            RoleStore store,
            Roles roles,
            ReadGrants grants,
            Authority authority,
            AuthzVersions versions,
            Catalogue catalogue,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.roles = roles;
        this.grants = grants;
        this.authority = authority;
        this.versions = versions;
        this.catalogue = catalogue;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    public RoleView create(RoleRequest request) {
        String name = RoleRules.name(request.name());
        String description = RoleRules.description(request.description());
        Set<String> permissions = RoleRules.permissions(request.permissions(), catalogue.snapshot());
        OrgId org = Tenancy.current().organization();
        return transactions.in(() -> {
            roles.lock();
            Holdings holdings = authority.ofActorUntil(null);
            requireFree(name, null);
            UUID id = Ids.next();
            store.add(org.value(), id, name, description, false, clock.instant());
            write(org, id, permissions, inherited(request.inherits()));
            verifyWhole(id, holdings);
            RoleView created = roles.view(id);
            outbox.append(Event.of(Topics.ROLE, "role.created", id).after(created));
            return created;
        });
    }

    public RoleView change(String nameOrId, RoleChange change, IfMatch seen) {
        OrgId org = Tenancy.current().organization();
        return transactions.in(() -> {
            roles.lock();
            Role role = roles.custom(nameOrId);
            seen.verify(role.version());
            RoleView before = roles.view(role.roleId());
            Holdings holdings = authority.ofActorWithout(role.roleId());
            holdings.require(grants.ofRoles(List.of(role.roleId())));
            rename(role, change);
            write(org, role.roleId(), permissions(change, before), inherited(change, before));
            verifyWhole(role.roleId(), holdings);
            RoleView after = roles.view(role.roleId());
            versions.tell(
                    org,
                    Event.of(Topics.ROLE, "role.updated", role.roleId())
                            .before(before)
                            .after(after),
                    versions.holdersOf(role.roleId()));
            return after;
        });
    }

    private void rename(Role role, RoleChange change) {
        String name = change.name() == null
                ? role.name()
                : RoleRules.name(change.name().value());
        String description = change.description() == null
                ? role.description()
                : RoleRules.description(change.description().value());
        requireFree(name, role.roleId());
        store.touch(role.roleId(), name, description, clock.instant());
    }

    private Set<String> permissions(RoleChange change, RoleView before) {
        return change.permissions() == null
                ? Set.copyOf(before.permissions())
                : RoleRules.permissions(change.permissions().value(), catalogue.snapshot());
    }

    private List<Role> inherited(RoleChange change, RoleView before) {
        return inherited(
                change.inherits() == null
                        ? List.copyOf(before.inherits())
                        : change.inherits().value());
    }

    /** With all that it inherits, nothing beyond what its maker holds, nor more than a token can carry. */
    private void verifyWhole(UUID role, Holdings holdings) {
        Set<String> whole = grants.ofRoles(List.of(role));
        holdings.require(whole);
        GrantSize.verify(whole);
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
        roles.verifyDepth(id, "inherits");
    }
}
