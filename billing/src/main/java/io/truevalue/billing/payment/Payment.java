package io.truevalue.billing.payment;

import io.truevalue.billing.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to collect money, as it ended.
 *
 * @param failureCode null where it succeeded
 */
public record Payment(
        UUID id,
        String provider,
        String method,
        String status,
        String reference,
        @Nullable String failureCode,
        Money amount,
        @Nullable UUID invoiceId) {
    public boolean succeeded() {
        return failureCode == null;
    }

    Payment of(UUID invoice) {
        return new Payment(id, provider, method, status, reference, failureCode, amount, invoice);
    }
}
