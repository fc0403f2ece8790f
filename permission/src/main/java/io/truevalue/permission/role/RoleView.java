package io.truevalue.permission.role;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A role as it leaves.
 *
 * @param permissions its own, sorted; what it inherits comes on top
 * @param inherits names of roles, sorted
 */
record RoleView(
        UUID id,
        String name,
        boolean system,
        List<String> permissions,
        List<String> inherits,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
