package io.truevalue.billing.payment;

import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Attempts to collect money. */
@Singleton
class PaymentStore {
    private final Statements statements;

    PaymentStore(Statements statements) {
        this.statements = statements;
    }

    void add(OrgId org, Payment payment, Instant now) {
        statements.update(
                """
                INSERT INTO payment (org_id, payment_id, provider, method, status, reference, failure_code,
                    amount, currency, invoice_id, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                org.value(),
                payment.id(),
                payment.provider(),
                payment.method(),
                payment.status(),
                payment.reference(),
                payment.failureCode(),
                payment.amount().amount(),
                payment.amount().currency(),
                payment.invoiceId(),
                now);
    }
}
