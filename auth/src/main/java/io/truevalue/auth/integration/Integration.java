package io.truevalue.auth.integration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A caller that is no person, with permissions of its own.
 *
 * @param sealedKey the key derived for the gateway; null once it has ended
 * @param previousSealedKey the key before the last rotation, good until {@code previousUntil}
 */
record Integration(
        IntegrationId id,
        UUID orgId,
        String name,
        List<String> permissions,
        @Nullable String sealedKey,
        @Nullable String previousSealedKey,
        @Nullable Instant previousUntil,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant lastUsedAt) {}
