package io.truevalue.permission.grant;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.permission.catalogue.Permission;
import io.truevalue.permission.catalogue.SystemRole;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Flattens roles and what they inherit. Must run in a transaction. */
@Singleton
public class ReadGrants {
    private final GrantStore grants;
    private final AuthzVersionStore versions;

    ReadGrants(GrantStore grants, AuthzVersionStore versions) {
        this.grants = grants;
        this.versions = versions;
    }

    public Grants of(UUID user) {
        List<HeldRole> held = grants.heldBy(user);
        return new Grants(
                held.stream().filter(HeldRole::direct).map(HeldRole::name).toList(),
                flatten(held),
                versions.find(user).orElse(0L));
    }

    /** What these roles hold together. */
    public Set<String> ofRoles(Collection<UUID> roles) {
        return roles.isEmpty() ? Set.of() : flatten(grants.closureOf(List.copyOf(roles)));
    }

    private Set<String> flatten(List<HeldRole> held) {
        List<Permission> permissions = new ArrayList<>();
        held.stream()
                .filter(HeldRole::system)
                .flatMap(role -> SystemRole.named(role.name()).stream())
                .forEach(role -> permissions.addAll(role.permissions()));
        List<UUID> custom = held.stream()
                .filter(role -> !role.system())
                .map(HeldRole::roleId)
                .toList();
        if (!custom.isEmpty()) {
            grants.permissionsOf(custom).stream()
                    .flatMap(name -> Catalogue.find(name).stream())
                    .forEach(permissions::add);
        }
        return Permission.withoutCovered(permissions);
    }
}
