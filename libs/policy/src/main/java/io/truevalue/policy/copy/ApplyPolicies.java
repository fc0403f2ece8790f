package io.truevalue.policy.copy;

import io.micronaut.context.annotation.Requires;
import io.truevalue.policy.Facts;
import io.truevalue.policy.Policies;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.access.AccessPolicies;
import io.truevalue.tenancy.access.PolicyEffect;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Applies an organisation's policies to who acts, from memory. */
@Singleton
@Requires(beans = ServiceCatalogue.class)
final class ApplyPolicies implements AccessPolicies {
    private final PolicyMemory memory;
    private final Clock clock;

    ApplyPolicies(PolicyMemory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public PolicyEffect effectOn(Principal principal) {
        Policies policies = memory.of(principal.organization().value());
        return policies == null
                ? new PolicyEffect(principal.permissions(), Set.of(), Map.of(), PolicyEffect.NONE)
                : policies.effectOn(principal.permissions(), Facts.of(principal, clock.instant()));
    }
}
