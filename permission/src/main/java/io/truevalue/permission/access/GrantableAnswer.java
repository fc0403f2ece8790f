package io.truevalue.permission.access;

import java.util.List;
import java.util.UUID;

/**
 * Whether the actor holds all that the roles and teams give, for ever.
 *
 * @param missing permissions that the actor does not hold
 * @param roles those that there are
 */
record GrantableAnswer(
        boolean allowed,
        List<String> missing,
        List<String> unknownRoles,
        List<UUID> unknownTeams,
        List<RoleName> roles) {
    /** A role by both its names. */
    record RoleName(UUID id, String name) {}
}
