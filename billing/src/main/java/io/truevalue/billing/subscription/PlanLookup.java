package io.truevalue.billing.subscription;

/** What other services ask of an organisation's plan: its name and its limits. */
record PlanLookup(String plan, int seats, long records) {
    static PlanLookup of(Subscription subscription) {
        return new PlanLookup(
                subscription.plan().id(),
                subscription.seats(),
                subscription.plan().records());
    }
}
