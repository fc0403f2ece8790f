package io.truevalue.crm.company;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;

/** A page of the companies that the caller may see. */
@Singleton
public class ListCompanies {
    private final Transactions transactions;
    private final CompanyStore store;

    ListCompanies(Transactions transactions, CompanyStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    public Page<CompanyView> list(ListRequest request) {
        return transactions.reading(() -> store.page(request)).map(CompanyView::of);
    }
}
