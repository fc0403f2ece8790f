package io.truevalue.permission.policy;

import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;

/** Reads policies. */
@Singleton
class ListPolicies {
    private static final Listing LISTING = Listing.of(PolicyStore.COLUMNS, "policy")
            .column("id", "policy_id", Kind.UUID)
            .column("name", "name", Kind.TEXT)
            .column("effect", "effect", Kind.TEXT)
            .column("enabled", "enabled", Kind.BOOLEAN)
            .filterOnly("permissions", "permissions", Kind.TEXTS)
            .column("created_at", "created_at", Kind.TIMESTAMP)
            .column("updated_at", "updated_at", Kind.TIMESTAMP)
            .build();

    private final Lists lists;
    private final PolicyStore store;
    private final Transactions transactions;

    ListPolicies(Lists lists, PolicyStore store, Transactions transactions) {
        this.lists = lists;
        this.store = store;
        this.transactions = transactions;
    }

    Page<PolicyView> list(ListRequest request) {
        return transactions.reading(() -> lists.page(LISTING, request, PolicyStore::read));
    }

    PolicyView read(String id) {
        return transactions.reading(() -> Ids.parse(id)
                .flatMap(store::find)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such policy.")));
    }
}
