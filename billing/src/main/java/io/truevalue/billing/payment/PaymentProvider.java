package io.truevalue.billing.payment;

import io.truevalue.billing.money.Money;
import java.util.UUID;

/** Moves money. */
interface PaymentProvider {
    /** As payments record it. */
    String name();

    /** Collects the amount once an id, however often it is asked. */
    Outcome collect(Intent intent);

    /**
     * What is to be collected.
     *
     * @param method the provider's token of a card or account; never the card itself
     */
    record Intent(UUID id, Money amount, String method) {}

    /** What came of it, with the provider's own reference. */
    sealed interface Outcome {
        String reference();

        /** The money is on its way. */
        record Succeeded(String reference) implements Outcome {}

        /**
         * Refused.
         *
         * @param code such as {@code card_declined}
         */
        record Declined(String reference, String code) implements Outcome {}
    }
}
