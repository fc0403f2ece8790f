package io.truevalue.permission.role;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A role as it leaves.
 *
 * @param permissions its own, sorted; what it inherits comes on top
 * @param inherits names of roles, sorted
 * @param holders how many are in it by an assignment of their own
 */
record RoleView(
        UUID id,
        String name,
        String description,
        boolean system,
        List<String> permissions,
        List<String> inherits,
        Holders holders,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    /** How many. */
    record Holders(int users, int teams) {}
}
