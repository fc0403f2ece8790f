package io.truevalue.billing.payment;

import io.truevalue.billing.money.Money;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Collects money and writes down what came of it. Must run in a transaction, which a refusal must not roll back. */
@Singleton
public class CollectPayment {
    /** What is charged where the caller names nothing else. */
    public static final String DEFAULT_METHOD = "pm_dev_ok";

    private final PaymentProvider provider;
    private final PaymentStore payments;
    private final Outbox outbox;
    private final Clock clock;

    CollectPayment(PaymentProvider provider, PaymentStore payments, Outbox outbox, Clock clock) {
        this.provider = provider;
        this.payments = payments;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of it; one that failed is written down already. */
    public Payment collect(Money amount, String method) {
        UUID id = Ids.next();
        PaymentProvider.Outcome outcome = provider.collect(new PaymentProvider.Intent(id, amount, method));
        return switch (outcome) {
            case PaymentProvider.Outcome.Succeeded succeeded ->
                new Payment(id, provider.name(), method, "succeeded", succeeded.reference(), null, amount, null);
            case PaymentProvider.Outcome.Declined declined -> {
                Payment failed = new Payment(
                        id, provider.name(), method, "failed", declined.reference(), declined.code(), amount, null);
                write(failed);
                outbox.append(Event.of(Topics.SUBSCRIPTION, "payment.failed", id)
                        .failed()
                        .after(failed));
                yield failed;
            }
        };
    }

    /** Writes down which invoice the collected money was for. */
    public void settle(Payment collected, UUID invoice) {
        Payment settled = collected.of(invoice);
        write(settled);
        outbox.append(
                Event.of(Topics.SUBSCRIPTION, "payment.succeeded", settled.id()).after(settled));
    }

    private void write(Payment payment) {
        payments.add(Tenancy.current().organization(), payment, clock.instant());
    }
}
