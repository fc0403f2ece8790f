package io.truevalue.permission.role;

import static io.truevalue.permission.role.RoleProblem.SYSTEM_ROLE_IMMUTABLE;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.permission.catalogue.CatalogueSnapshot;
import io.truevalue.permission.catalogue.SystemRole;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An organisation's roles, as other features of this service ask for them. Must run in a transaction. */
@Singleton
public class Roles {
    private static final int MOST_LEVELS = 32;

    private final RoleStore roles;
    private final Catalogue catalogue;
    private final Clock clock;

    Roles(RoleStore roles, Catalogue catalogue, Clock clock) {
        this.roles = roles;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public void addSystemRoles(OrgId org) {
        for (SystemRole role : SystemRole.values()) {
            roles.add(org.value(), Ids.next(), role.roleName(), "", true, clock.instant());
        }
    }

    public Role system(SystemRole role) {
        return roles.findNamed(role.roleName())
                .orElseThrow(() -> new IllegalStateException("not provisioned: no role " + role.roleName()));
    }

    /** By its name or its id. */
    public Role named(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such role."));
    }

    /** As {@link #named}, one of the organisation's own making. */
    Role custom(String nameOrId) {
        Role role = named(nameOrId);
        if (role.system()) {
            throw SYSTEM_ROLE_IMMUTABLE.because("Make a role of your own that inherits " + role.name() + ".");
        }
        return role;
    }

    /** Refuses a line of inheritance through the role that is too long to be followed at each sign-in. */
    void verifyDepth(UUID role, String field) {
        if (roles.lengthOfInheritance(role) > MOST_LEVELS) {
            throw RoleRules.invalid(field, "too_deep", "at most " + MOST_LEVELS + " levels of inheritance");
        }
    }

    public Optional<Role> find(String nameOrId) {
        Optional<UUID> id = Ids.parse(nameOrId);
        if (id.isPresent()) {
            return roles.find(id.get());
        }
        return RoleRules.isName(nameOrId) ? roles.findNamed(nameOrId) : Optional.empty();
    }

    RoleView view(UUID id) {
        Role role = roles.find(id).orElseThrow();
        return new RoleView(
                role.roleId(),
                role.name(),
                role.description(),
                role.system(),
                role.system() ? permissionsOf(role.name(), catalogue.snapshot()) : roles.permissionsOf(id),
                roles.inheritedBy(id),
                new RoleView.Holders(roles.countUsers(id), roles.countTeams(id)),
                role.version(),
                role.createdAt(),
                role.updatedAt());
    }

    static List<String> permissionsOf(String systemRole, CatalogueSnapshot catalogue) {
        return catalogue.heldBy(SystemRole.named(systemRole).orElseThrow()).stream()
                .map(Permission::name)
                .sorted()
                .toList();
    }

    /** Whether the role is the admin's and the subject is the organisation's owner, who keeps it. */
    public boolean isOwnersAdmin(UUID subject, Role role) {
        return role.system()
                && role.name().equals(SystemRole.ADMIN.roleName())
                && roles.owner().filter(subject::equals).isPresent();
    }

    /** Sets who keeps the admin's role. */
    public void setOwner(UUID user) {
        roles.setOwner(user);
    }

    /** As {@link #setOwner}, for an organisation whose owner was not told when it was made. */
    public void learnOwner(UUID user) {
        roles.learnOwner(user);
    }

    /** Removes all of the organisation's roles, once nobody is in one. */
    public void removeAll() {
        roles.removeAllInheritance();
        roles.removeAll();
    }

    /** As {@link #lock}; false where there is no such organisation. */
    public boolean lockIfThere() {
        return roles.lockOrganization().isPresent();
    }

    /** Lets one change at a time be made to who may do what in the organisation. */
    public void lock() {
        if (roles.lockOrganization().isEmpty()) {
            throw CommonProblem.NOT_FOUND.because("No such organisation.");
        }
    }
}
