package io.truevalue.crm.deal;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;

/** A page of the deals that the caller may see. */
@Singleton
public class ListDeals {
    private final Transactions transactions;
    private final DealStore store;

    ListDeals(Transactions transactions, DealStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    public Page<DealView> list(ListRequest request) {
        return transactions.reading(() -> store.page(request)).map(DealView::of);
    }
}
