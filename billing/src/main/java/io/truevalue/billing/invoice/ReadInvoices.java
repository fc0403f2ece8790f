package io.truevalue.billing.invoice;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;

/** Reads an organisation's invoices. */
@Singleton
class ReadInvoices {
    private final InvoiceStore invoices;
    private final Transactions transactions;

    ReadInvoices(InvoiceStore invoices, Transactions transactions) {
        this.invoices = invoices;
        this.transactions = transactions;
    }

    Page<Invoice> list(ListRequest request) {
        return transactions.reading(() -> invoices.page(request));
    }

    Invoice read(String id) {
        return transactions
                .reading(() -> Ids.parse(id).flatMap(invoices::find))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such invoice."));
    }
}
