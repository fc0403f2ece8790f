package io.truevalue.auth.factor;

import io.truevalue.tenancy.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A second factor of one person. Its secret, where it has one, is read only by its own kind.
 *
 * @param name as its owner called it
 * @param address where codes are sent to; null for kinds that send none
 * @param confirmedAt null until it has proved something once; before that it opens nothing
 */
public record Factor(
        UUID id,
        UserId user,
        FactorKind kind,
        String name,
        @Nullable String address,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant lastUsedAt) {
    @Override
    public String toString() {
        return "Factor[" + kind + " " + id + "]";
    }
}
