package io.truevalue.auth.integration;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An integration with its secret, which is shown this once and kept nowhere.
 *
 * @param secret 64 hexadecimal digits
 */
@Introspected
record SecretView(
        @Schema(type = "string", example = "int_019391e4-7a3c-7c1e-b0a5-0d7f3c5a9b1e")
        IntegrationId id,

        String name,
        List<String> permissions,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant lastUsedAt,
        @Schema(pattern = "^[0-9a-f]{64}$") String secret) {
    static SecretView of(IntegrationView integration, String secret) {
        return new SecretView(
                integration.id(),
                integration.name(),
                integration.permissions(),
                integration.createdBy(),
                integration.createdAt(),
                integration.rotatedAt(),
                integration.previousSecretUntil(),
                integration.lastUsedAt(),
                secret);
    }

    @Override
    public String toString() {
        return "SecretView(" + id + ", hidden)";
    }
}
