package io.truevalue.billing.invoice;

import io.truevalue.billing.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was owed for a period. Its total is the sum of its lines. */
public record Invoice(
        UUID id,
        String number,
        String status,
        UUID subscriptionId,
        Money total,
        List<InvoiceLine> lines,
        Instant periodStart,
        Instant periodEnd,
        Instant issuedAt,
        @Nullable Instant paidAt) {
    public Invoice {
        lines = List.copyOf(lines);
    }

    static String numbered(long sequence) {
        return String.format(java.util.Locale.ROOT, "INV-%06d", sequence);
    }

    static Money totalOf(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::amount).reduce(Money::plus).orElseThrow();
    }
}
