package io.truevalue.permission.grant;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.permission.catalogue.CatalogueSnapshot;
import io.truevalue.tenancy.permission.PermissionSet;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Flattens roles, what they inherit and what teams are in. Must run in a transaction. */
@Singleton
public class ReadGrants {
    /** Beyond every time that an assignment may end. */
    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    private final GrantStore grants;
    private final Catalogue catalogue;
    private final Clock clock;

    ReadGrants(GrantStore grants, Catalogue catalogue, Clock clock) {
        this.grants = grants;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What a user holds now. */
    public Grants of(UUID user) {
        GrantStore.Held held = grants.heldBy(user, clock.instant(), null);
        return new Grants(held.roles(), normalised(held.permissions()), held.teams(), held.version());
    }

    /**
     * What a user holds now and for so long.
     *
     * @param until null for ever
     * @param without a role that does not count, since it is about to be shaped
     */
    PermissionSet lasting(UUID user, @Nullable Instant until, @Nullable UUID without) {
        Instant beyond = until == null ? FOR_EVER : until.minusMillis(1);
        Instant now = clock.instant();
        return PermissionSet.of(normalised(grants.heldBy(user, beyond.isBefore(now) ? now : beyond, without)
                .permissions()));
    }

    /** What these roles hold together. */
    public Set<String> ofRoles(Collection<UUID> roles) {
        return roles.isEmpty() ? Set.of() : normalised(grants.permissionsOf(roles));
    }

    /** What everybody in one of these teams holds by it. */
    public Set<String> ofTeams(Collection<UUID> teams) {
        return teams.isEmpty() ? Set.of() : ofRoles(grants.rolesOfTeams(teams, clock.instant()));
    }

    public boolean isSuspended(UUID user) {
        return grants.suspended(user).isPresent();
    }

    /** A permission that left the catalogue is held by nobody. */
    private Set<String> normalised(List<String> permissions) {
        CatalogueSnapshot known = catalogue.snapshot();
        return PermissionSet.of(permissions.stream()
                        .filter(name -> known.find(name).isPresent())
                        .toList())
                .normalised();
    }
}
