package io.truevalue.billing.payment;

import jakarta.inject.Singleton;

/**
 * The built-in provider for development: no money moves. What comes of a payment is named by its method, so that every
 * outcome can be tried.
 */
@Singleton
final class DevelopmentProvider implements PaymentProvider {
    @Override
    public String name() {
        return "development";
    }

    @Override
    public Outcome collect(Intent intent) {
        String reference = "dev_" + intent.id();
        return switch (intent.method()) {
            case CollectPayment.DEFAULT_METHOD -> new Outcome.Succeeded(reference);
            case "pm_dev_declined" -> new Outcome.Declined(reference, "card_declined");
            case "pm_dev_no_funds" -> new Outcome.Declined(reference, "insufficient_funds");
            default -> new Outcome.Declined(reference, "unknown_payment_method");
        };
    }
}
