package io.truevalue.org.organization;

import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads organisations. A slug that is not that of the organisation acted for does not exist. */
@Singleton
public class Organizations {
    private static final Listing LISTING = Listing.of(
                    "o.org_id, o.slug, o.name, o.owner_id, o.version, o.created_at, o.updated_at", "organization o")
            .column("id", "o.org_id", Kind.UUID)
            .column("slug", "o.slug", Kind.TEXT)
            .column("name", "o.name", Kind.TEXT)
            .column("created_at", "o.created_at", Kind.TIMESTAMP)
            .column("updated_at", "o.updated_at", Kind.TIMESTAMP)
            .build();

    private final OrganizationStore organizations;
    private final Lists lists;
    private final Transactions transactions;

    Organizations(OrganizationStore organizations, Lists lists, Transactions transactions) {
        this.organizations = organizations;
        this.lists = lists;
        this.transactions = transactions;
    }

    /** Must run in a transaction. */
    public Organization named(String slug) {
        return organizations
                .findActive(slug)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such organisation."));
    }

    Organization read(String slug) {
        return transactions.reading(() -> named(slug));
    }

    /** Those that the signed-in user belongs to, whichever one they act for. */
    Page<Organization> ofCurrentUser(ListRequest request) {
        Principal user = Tenancy.current();
        return Tenancy.callAs(
                user.outsideOrganizations(),
                () -> transactions.reading(() -> lists.page(
                        LISTING,
                        request,
                        Organizations::row,
                        io.truevalue.web.listing.Sql.of("""
                                o.state = 'active' AND EXISTS (
                                    SELECT FROM membership m
                                    WHERE m.org_id = o.org_id AND m.user_id = ?::uuid AND m.status = 'active')""", user.user().toString()))));
    }

    private static Organization row(ResultSet row) throws SQLException {
        return new Organization(
                row.getObject("org_id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                row.getObject("owner_id", UUID.class),
                row.getLong("version"),
                Statements.instant(row, "created_at"),
                Statements.instant(row, "updated_at"));
    }
}
