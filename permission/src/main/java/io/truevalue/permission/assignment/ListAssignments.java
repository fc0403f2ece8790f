package io.truevalue.permission.assignment;

import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Reads who is in which role. */
@Singleton
class ListAssignments {
    private static final Listing LISTING = Listing.of(
                    "a.user_id, r.name, a.role_id, a.granted_by, a.created_at",
                    "assignment a JOIN role r ON r.org_id = a.org_id AND r.role_id = a.role_id")
            .column("user_id", "a.user_id", Kind.UUID)
            .column("role", "r.name", Kind.TEXT)
            .column("role_id", "a.role_id", Kind.UUID)
            .column("granted_by", "a.granted_by", Kind.TEXT)
            .column("created_at", "a.created_at", Kind.TIMESTAMP)
            .column("key", "a.user_id::text || a.role_id::text", Kind.TEXT)
            .keyedBy("key")
            .build();

    private final Lists lists;
    private final Transactions transactions;

    ListAssignments(Lists lists, Transactions transactions) {
        this.lists = lists;
        this.transactions = transactions;
    }

    Page<AssignmentView> list(ListRequest request) {
        return transactions.reading(() -> lists.page(
                LISTING,
                request,
                row -> new AssignmentView(
                        row.getObject("user_id", UUID.class),
                        row.getString("name"),
                        row.getObject("role_id", UUID.class),
                        row.getString("granted_by"),
                        Statements.instant(row, "created_at"))));
    }
}
