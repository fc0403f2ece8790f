package io.truevalue.billing.invoice;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes an invoice for what was collected. Must run in a transaction: its number is taken in it. */
@Singleton
public class IssueInvoice {
    private final InvoiceStore invoices;
    private final Outbox outbox;
    private final Clock clock;

    IssueInvoice(InvoiceStore invoices, Outbox outbox, Clock clock) {
        this.invoices = invoices;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Invoice issuePaid(UUID subscription, List<InvoiceLine> lines, Instant periodStart, Instant periodEnd) {
        OrgId org = Tenancy.current().organization();
        Instant now = clock.instant();
        long number = invoices.nextNumber(org);
        Invoice invoice = new Invoice(
                Ids.next(),
                Invoice.numbered(number),
                "paid",
                subscription,
                Invoice.totalOf(lines),
                lines,
                periodStart,
                periodEnd,
                now,
                now);
        invoices.add(org, number, invoice);
        outbox.append(
                Event.of(Topics.SUBSCRIPTION, "invoice.created", invoice.id()).after(invoice));
        outbox.append(
                Event.of(Topics.SUBSCRIPTION, "invoice.paid", invoice.id()).after(invoice));
        return invoice;
    }
}
