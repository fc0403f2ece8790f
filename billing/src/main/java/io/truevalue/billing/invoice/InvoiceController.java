package io.truevalue.billing.invoice;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;

/** Invoices of the organisation that is acted for. */
@Controller("/billing/api/invoices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "invoices")
class InvoiceController {
    private final ReadInvoices invoices;

    InvoiceController(ReadInvoices invoices) {
        this.invoices = invoices;
    }

    /** Lists invoices, newest first. */
    @Get
    @RequiresPermission("billing:read")
    Page<Invoice> list(ListRequest request) {
        return invoices.list(request);
    }

    /** Reads one invoice. */
    @Get("/{id}")
    @RequiresPermission("billing:read")
    Invoice read(String id) {
        return invoices.read(id);
    }
}
