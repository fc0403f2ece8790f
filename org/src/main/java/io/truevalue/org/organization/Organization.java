package io.truevalue.org.organization;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/** An organisation: the tenant. Its owner is decided here alone. */
@Introspected
public record Organization(
        UUID id,
        String slug,
        String name,
        UUID ownerId,
        OrganizationSettings settings,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    public boolean isOwnedBy(UUID user) {
        return ownerId.equals(user);
    }
}
