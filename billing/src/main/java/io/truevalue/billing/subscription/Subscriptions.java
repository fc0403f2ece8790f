package io.truevalue.billing.subscription;

import io.truevalue.billing.seat.Seats;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Reads what an organisation has chosen; where nothing is written yet it is on Free. */
@Singleton
public class Subscriptions {
    private final SubscriptionStore subscriptions;
    private final Seats seats;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Subscriptions(SubscriptionStore subscriptions, Seats seats, Transactions transactions, Outbox outbox, Clock clock) {
        this.subscriptions = subscriptions;
        this.seats = seats;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Puts a new organisation on Free, once. Must run in a transaction. */
    public void startFree() {
        OrgId org = Tenancy.current().organization();
        Subscription free = Subscription.free(clock.instant());
        if (subscriptions.add(org, free)) {
            outbox.append(Event.of(Topics.SUBSCRIPTION, "subscription.created", free.id())
                    .after(SubscriptionView.of(free, seats.taken())));
        }
    }

    SubscriptionView read() {
        return transactions.reading(() -> SubscriptionView.of(present(), seats.taken()));
    }

    Entitlements entitlements() {
        return transactions.reading(() -> Entitlements.of(present(), seats.taken()));
    }

    PlanLookup lookUp() {
        return transactions.reading(() -> PlanLookup.of(present()));
    }

    /** What a choice of a plan would cost, without choosing it. */
    QuoteView preview(Choice choice) {
        var _ = choice.requiredPlan();
        return transactions.reading(() -> {
            Subscription before = present();
            return QuoteView.of(ChooseSubscription.quote(before, choice, seats.taken(), clock.instant()));
        });
    }

    private Subscription present() {
        return subscriptions.find().orElseGet(() -> Subscription.free(clock.instant()));
    }
}
