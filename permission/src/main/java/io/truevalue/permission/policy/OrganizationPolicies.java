package io.truevalue.permission.policy;

import io.truevalue.policy.Policies;
import jakarta.inject.Singleton;

/** The policies of the organisation that is acted for, as they stand at this moment. */
@Singleton
public class OrganizationPolicies {
    private final PolicyStore store;
    private final PolicyRules rules;

    OrganizationPolicies(PolicyStore store, PolicyRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** Must run in a transaction. */
    public Policies current() {
        return Policies.of(store.all().stream().map(PolicyView::policy).toList(), rules.terms());
    }
}
