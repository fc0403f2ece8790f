package io.truevalue.permission.policy;

import io.truevalue.policy.Policy;
import java.util.List;
import java.util.UUID;

/** A policy and whose it is, as services fill their copies. */
record CopyItem(
        UUID orgId,
        UUID id,
        String name,
        Policy.Effect effect,
        List<String> permissions,
        String condition,
        boolean enabled,
        long version) {
    static CopyItem of(UUID org, Policy policy) {
        return new CopyItem(
                org,
                policy.id(),
                policy.name(),
                policy.effect(),
                policy.permissions(),
                policy.condition(),
                policy.enabled(),
                policy.version());
    }
}
