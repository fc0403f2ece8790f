package io.truevalue.permission.policy;

import io.truevalue.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A policy as it leaves.
 *
 * @param effect {@code deny} or {@code allow}
 * @param permissions without a scope; {@code *} for all
 * @param condition CEL
 */
record PolicyView(
        UUID id,
        String name,
        String description,
        Policy.Effect effect,
        List<String> permissions,
        String condition,
        boolean enabled,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    Policy policy() {
        return new Policy(id, name, effect, permissions, condition, enabled, version);
    }
}
