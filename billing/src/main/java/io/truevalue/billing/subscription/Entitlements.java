package io.truevalue.billing.subscription;

import java.util.List;

/** What an organisation may use. */
record Entitlements(String plan, int planVersion, Seats seats, Records records, List<String> features) {
    record Seats(int limit, int used) {}

    record Records(long limit) {}

    static Entitlements of(Subscription subscription, int seatsUsed) {
        return new Entitlements(
                subscription.plan().id(),
                subscription.planVersion(),
                new Seats(subscription.seats(), seatsUsed),
                new Records(subscription.plan().records()),
                subscription.plan().features());
    }
}
