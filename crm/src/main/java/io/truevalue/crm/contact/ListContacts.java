package io.truevalue.crm.contact;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;

/** A page of the contacts that the caller may see. */
@Singleton
public class ListContacts {
    private final Transactions transactions;
    private final ContactStore store;

    ListContacts(Transactions transactions, ContactStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    public Page<ContactView> list(ListRequest request) {
        return transactions.reading(() -> store.page(request)).map(ContactView::of);
    }
}
