package io.truevalue.permission.role;

import io.truevalue.permission.catalogue.SystemRole;
import io.truevalue.tenancy.OrgId;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** An organisation's roles, as other features of this service ask for them. Must run in a transaction. */
@Singleton
public class Roles {
    private final RoleStore roles;
    private final Clock clock;

    Roles(RoleStore roles, Clock clock) {
        this.roles = roles;
        this.clock = clock;
    }

    public void addSystemRoles(OrgId org) {
        for (SystemRole role : SystemRole.values()) {
            roles.add(org.value(), Ids.next(), role.roleName(), true, clock.instant());
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

    Optional<Role> find(String nameOrId) {
        Optional<UUID> id = Ids.parse(nameOrId);
        return id.isPresent() ? roles.find(id.get()) : roles.findNamed(nameOrId);
    }

    RoleView view(UUID id) {
        Role role = roles.find(id).orElseThrow();
        return new RoleView(
                role.roleId(),
                role.name(),
                role.system(),
                role.system() ? ListRoles.permissionsOf(role.name()) : roles.permissionsOf(id),
                roles.inheritedBy(id),
                role.version(),
                role.createdAt(),
                role.updatedAt());
    }

    /** Lets one change at a time be made to who may do what in the organisation. */
    public void lock() {
        if (roles.lockOrganization().isEmpty()) {
            throw CommonProblem.NOT_FOUND.because("No such organisation.");
        }
    }
}
