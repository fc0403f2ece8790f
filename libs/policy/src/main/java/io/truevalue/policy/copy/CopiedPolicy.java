package io.truevalue.policy.copy;

import io.truevalue.policy.Policy;
import java.util.UUID;

/**
 * A policy as it is kept here, and whose.
 *
 * @param deleted it is kept all the same, so that no older news brings it back
 */
public record CopiedPolicy(UUID orgId, Policy policy, boolean deleted) {}
