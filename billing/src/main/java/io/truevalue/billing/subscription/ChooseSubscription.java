package io.truevalue.billing.subscription;

import static io.truevalue.billing.subscription.SubscriptionProblem.ALREADY_SUBSCRIBED;
import static io.truevalue.billing.subscription.SubscriptionProblem.PAYMENT_DECLINED;

import io.truevalue.billing.invoice.Invoice;
import io.truevalue.billing.invoice.IssueInvoice;
import io.truevalue.billing.payment.CollectPayment;
import io.truevalue.billing.payment.Payment;
import io.truevalue.billing.plan.Plan;
import io.truevalue.billing.plan.Plans;
import io.truevalue.billing.seat.Seats;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Changes what an organisation has chosen: seats for every member, the money collected, the invoice written and the
 * events told, or nothing but the declined payment. One choice at a time.
 */
@Singleton
class ChooseSubscription {
    /** What came of a choice. */
    sealed interface Outcome {
        record Chosen(SubscriptionView subscription) implements Outcome {}

        /** The payment was declined, which is written down; so this is no exception. */
        record Declined(Problem problem) implements Outcome {}
    }

    private final SubscriptionStore subscriptions;
    private final Subscriptions present;
    private final Seats seats;
    private final CollectPayment collect;
    private final IssueInvoice issue;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ChooseSubscription(
            SubscriptionStore subscriptions,
            Subscriptions present,
            Seats seats,
            CollectPayment collect,
            IssueInvoice issue,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.present = present;
        this.seats = seats;
        this.collect = collect;
        this.issue = issue;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** From Free to a paid plan. */
    Outcome choose(Choice choice) {
        Plan plan = choice.requiredPlan();
        return transactions.in(() -> {
            Subscription before = lock();
            if (!before.isFree() || plan.costsNothing()) {
                throw ALREADY_SUBSCRIBED.because(
                        "The organisation is on " + before.plan().name() + ". Change or cancel that instead.");
            }
            int wanted = choice.seatsOf(plan, null, seats.taken());
            return carryOut("subscription.created", before, before.start(plan, wanted, clock.instant()), choice);
        });
    }

    /** To another plan or number of seats. */
    Outcome change(Choice choice, IfMatch seen) {
        return transactions.in(() -> {
            Subscription before = lock();
            seen.verify(before.version());
            Subscription.Quote quote = quote(before, choice, seats.taken(), clock.instant());
            Subscription after = quote.after();
            if (after.plan().equals(before.plan()) && after.seats() == before.seats()) {
                return new Outcome.Chosen(SubscriptionView.of(before, seats.taken()));
            }
            return carryOut(after.isFree() ? "subscription.canceled" : "subscription.changed", before, quote, choice);
        });
    }

    /** Back to Free, at once; nothing is paid back. */
    void cancel(IfMatch seen) {
        var _ = change(new Choice(Plans.FREE.id(), null, null), seen);
    }

    /** What the choice leads to from here. */
    static Subscription.Quote quote(Subscription before, Choice choice, int used, Instant now) {
        Plan plan = choice.planOr(before.plan());
        boolean same = plan.id().equals(before.plan().id());
        return before.change(plan, choice.seatsOf(plan, same ? before.seats() : null, used), now);
    }

    private Subscription lock() {
        present.startFree();
        return subscriptions.lock();
    }

    private Outcome carryOut(String event, Subscription before, Subscription.Quote quote, Choice choice) {
        Subscription after = quote.after();
        if (quote.due().positive()) {
            Payment payment = collect.collect(quote.due(), choice.method());
            if (!payment.succeeded()) {
                return new Outcome.Declined(PAYMENT_DECLINED
                        .because("The payment was declined. Use another payment method.")
                        .with(Map.of("decline_code", String.valueOf(payment.failureCode()))));
            }
            Invoice invoice = issue.issuePaid(
                    after.id(),
                    quote.lines(),
                    after.periodStart(),
                    java.util.Objects.requireNonNull(after.periodEnd()));
            collect.settle(payment, invoice.id());
        }
        subscriptions.replace(after);
        int used = seats.taken();
        SubscriptionView view = SubscriptionView.of(after, used);
        outbox.append(Event.of(Topics.SUBSCRIPTION, event, after.id())
                .before(SubscriptionView.of(before, used))
                .after(view));
        return new Outcome.Chosen(view);
    }
}
