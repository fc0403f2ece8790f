package io.truevalue.auth.integration;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An integration as it leaves.
 *
 * @param createdBy who made it
 * @param rotatedAt when its secret was last replaced
 * @param previousSecretUntil until when the secret before is taken too
 * @param lastUsedAt to the minute or so
 */
@Introspected
record IntegrationView(
        @Schema(type = "string", example = "int_019391e4-7a3c-7c1e-b0a5-0d7f3c5a9b1e")
        IntegrationId id,

        String name,
        List<String> permissions,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant lastUsedAt) {
    static IntegrationView of(Integration integration) {
        return new IntegrationView(
                integration.id(),
                integration.name(),
                integration.permissions(),
                integration.createdBy(),
                integration.createdAt(),
                integration.rotatedAt(),
                integration.previousUntil(),
                integration.lastUsedAt());
    }
}
