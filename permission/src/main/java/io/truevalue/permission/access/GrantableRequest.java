package io.truevalue.permission.access;

import io.truevalue.tenancy.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * May this actor put somebody into these roles and teams?
 *
 * @param roles names or ids
 */
record GrantableRequest(
        Actor actor, @Nullable List<String> roles, @Nullable List<UUID> teams) {
    /**
     * Who would do it.
     *
     * @param type {@code user} or {@code integration}
     * @param permissions what an integration was made with; a user's are the database's
     */
    record Actor(String id, @Nullable String type, @Nullable List<String> permissions) {
        boolean isIntegration() {
            return Principal.Type.INTEGRATION.wireName().equals(type);
        }
    }

    List<String> rolesAsked() {
        return roles == null ? List.of() : roles;
    }

    List<UUID> teamsAsked() {
        return teams == null ? List.of() : teams;
    }
}
