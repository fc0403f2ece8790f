package io.truevalue.billing.subscription;

import io.truevalue.billing.invoice.InvoiceLine;
import io.truevalue.billing.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a choice would cost.
 *
 * @param price a month
 * @param due at once
 */
record QuoteView(
        String plan,
        int seats,
        Money price,
        Money due,
        List<InvoiceLine> lines,
        Instant currentPeriodStart,
        @Nullable Instant currentPeriodEnd) {
    static QuoteView of(Subscription.Quote quote) {
        Subscription after = quote.after();
        return new QuoteView(
                after.plan().id(),
                after.seats(),
                after.price(),
                quote.due(),
                quote.lines(),
                after.periodStart(),
                after.periodEnd());
    }
}
