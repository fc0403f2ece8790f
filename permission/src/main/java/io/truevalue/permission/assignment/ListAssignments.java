package io.truevalue.permission.assignment;

import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Reads who is in which role. */
@Singleton
class ListAssignments {
    private static final Listing LISTING = Listing.of(
                    "a.subject_type, a.subject_id, r.name, a.role_id, a.granted_by, a.created_at, a.expires_at", """
                    (SELECT 'user' AS subject_type, u.user_id AS subject_id, u.org_id, u.role_id, u.granted_by,
                            u.created_at, u.expires_at
                        FROM assignment u
                        UNION ALL
                        SELECT 'team', t.team_id, t.org_id, t.role_id, t.granted_by, t.created_at, t.expires_at
                        FROM team_assignment t) a
                    JOIN role r ON r.org_id = a.org_id AND r.role_id = a.role_id""")
            .column("subject_type", "a.subject_type", Kind.TEXT)
            .column("subject_id", "a.subject_id", Kind.UUID)
            .column("role", "r.name", Kind.TEXT)
            .column("role_id", "a.role_id", Kind.UUID)
            .column("granted_by", "a.granted_by", Kind.TEXT)
            .column("created_at", "a.created_at", Kind.TIMESTAMP)
            .filterOnly("expires_at", "a.expires_at", Kind.TIMESTAMP)
            .column("key", "a.subject_id::text || a.role_id::text", Kind.TEXT)
            .keyedBy("key")
            .build();

    private final Lists lists;
    private final Transactions transactions;
    private final Clock clock;

    ListAssignments(Lists lists, Transactions transactions, Clock clock) {
        this.lists = lists;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those that count now. */
    Page<AssignmentView> list(ListRequest request) {
        Sql counting = Sql.of(
                "a.expires_at IS NULL OR a.expires_at > CAST(? AS timestamptz)",
                clock.instant().toString());
        return transactions.reading(() -> lists.page(LISTING, request, AssignmentStore::view, counting));
    }
}
