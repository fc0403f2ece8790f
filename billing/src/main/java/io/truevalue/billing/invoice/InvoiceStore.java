package io.truevalue.billing.invoice;

import io.truevalue.billing.money.Money;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Invoices with their lines, and the counter of their numbers. */
@Singleton
class InvoiceStore {
    private static final Listing LISTING = Listing.of("""
                    i.invoice_id, i.number, i.status, i.subscription_id, i.total_amount, i.currency,
                    i.period_start, i.period_end, i.issued_at, i.paid_at""", "invoice i")
            .column("id", "i.invoice_id", Kind.UUID)
            .column("number", "'INV-' || lpad(i.number::text, greatest(6, length(i.number::text)), '0')", Kind.TEXT)
            .column("status", "i.status", Kind.TEXT)
            .column("issued_at", "i.issued_at", Kind.TIMESTAMP)
            .sortedBy("-issued_at")
            .build();

    private final Statements statements;
    private final Lists lists;

    InvoiceStore(Statements statements, Lists lists) {
        this.statements = statements;
        this.lists = lists;
    }

    /** The next number, held until the transaction ends: whoever comes next waits, and a roll-back leaves no gap. */
    long nextNumber(OrgId org) {
        return statements.find("""
                        INSERT INTO invoice_counter (org_id, last) VALUES (?, 1)
                        ON CONFLICT (org_id) DO UPDATE SET last = invoice_counter.last + 1
                        RETURNING last""", row -> row.getLong("last"), org.value()).orElseThrow();
    }

    void add(OrgId org, long number, Invoice invoice) {
        statements.update(
                """
                INSERT INTO invoice (org_id, invoice_id, number, status, subscription_id, total_amount, currency,
                    period_start, period_end, issued_at, paid_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                org.value(),
                invoice.id(),
                number,
                invoice.status(),
                invoice.subscriptionId(),
                invoice.total().amount(),
                invoice.total().currency(),
                invoice.periodStart(),
                invoice.periodEnd(),
                invoice.issuedAt(),
                invoice.paidAt());
        int position = 1;
        for (InvoiceLine line : invoice.lines()) {
            statements.update(
                    """
                    INSERT INTO invoice_line (org_id, invoice_id, position, description, quantity, unit_amount, amount)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    org.value(),
                    invoice.id(),
                    position++,
                    line.description(),
                    line.quantity(),
                    line.unitPrice().amount(),
                    line.amount().amount());
        }
    }

    Page<Invoice> page(ListRequest request) {
        Page<Invoice> bare = lists.page(LISTING, request, InvoiceStore::invoice);
        Map<UUID, List<Line>> lines =
                linesOf(bare.items().stream().map(Invoice::id).toList());
        return bare.map(invoice -> withLines(invoice, lines.getOrDefault(invoice.id(), List.of())));
    }

    Optional<Invoice> find(UUID id) {
        return lists
                .page(
                        LISTING,
                        ListRequest.first(),
                        InvoiceStore::invoice,
                        Sql.of("i.invoice_id = ?::uuid", id.toString()))
                .items()
                .stream()
                .findFirst()
                .map(invoice -> withLines(invoice, linesOf(List.of(id)).getOrDefault(id, List.of())));
    }

    private Map<UUID, List<Line>> linesOf(List<UUID> invoices) {
        String ids = invoices.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        return statements
                .list(
                        """
                        SELECT invoice_id, description, quantity, unit_amount, amount
                        FROM invoice_line WHERE invoice_id = ANY (?::uuid[])
                        ORDER BY invoice_id, position""",
                        row -> new Line(
                                row.getObject("invoice_id", UUID.class),
                                row.getString("description"),
                                row.getInt("quantity"),
                                row.getLong("unit_amount"),
                                row.getLong("amount")),
                        ids)
                .stream()
                .collect(Collectors.groupingBy(Line::invoice));
    }

    private record Line(UUID invoice, String description, int quantity, long unitAmount, long amount) {}

    private static Invoice invoice(ResultSet row) throws SQLException {
        return new Invoice(
                row.getObject("invoice_id", UUID.class),
                Invoice.numbered(row.getLong("number")),
                row.getString("status"),
                row.getObject("subscription_id", UUID.class),
                new Money(row.getLong("total_amount"), row.getString("currency")),
                List.of(),
                Statements.instant(row, "period_start"),
                Statements.instant(row, "period_end"),
                Statements.instant(row, "issued_at"),
                Statements.nullableInstant(row, "paid_at"));
    }

    private static Invoice withLines(Invoice invoice, List<Line> lines) {
        String currency = invoice.total().currency();
        List<InvoiceLine> made = new ArrayList<>();
        for (Line line : lines) {
            made.add(new InvoiceLine(
                    line.description(),
                    line.quantity(),
                    new Money(line.unitAmount(), currency),
                    new Money(line.amount(), currency)));
        }
        return new Invoice(
                invoice.id(),
                invoice.number(),
                invoice.status(),
                invoice.subscriptionId(),
                invoice.total(),
                made,
                invoice.periodStart(),
                invoice.periodEnd(),
                invoice.issuedAt(),
                invoice.paidAt());
    }
}
