package io.truevalue.billing.subscription;

import io.truevalue.billing.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription as it leaves. */
record SubscriptionView(
        UUID id,
        String plan,
        int planVersion,
        String status,
        int seats,
        int seatsUsed,
        long records,
        int auditDays,
        Money price,
        Instant startedAt,
        Instant currentPeriodStart,
        @Nullable Instant currentPeriodEnd,
        long version) {
    static SubscriptionView of(Subscription subscription, int seatsUsed) {
        return new SubscriptionView(
                subscription.id(),
                subscription.plan().id(),
                subscription.planVersion(),
                "active",
                subscription.seats(),
                seatsUsed,
                subscription.plan().records(),
                subscription.plan().auditDays(),
                subscription.price(),
                subscription.startedAt(),
                subscription.periodStart(),
                subscription.periodEnd(),
                subscription.version());
    }
}
