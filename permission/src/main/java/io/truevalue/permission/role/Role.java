package io.truevalue.permission.role;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/** A named bundle of permissions. A system role is every organisation's and nobody's to change. */
@Introspected
public record Role(
        UUID roleId,
        String name,
        String description,
        boolean system,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
