package io.truevalue.permission.role;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Reads roles, one query a page. */
@Singleton
class ListRoles {
    private static final Listing LISTING = Listing.of("""
                    r.role_id, r.name, r.description, r.system, r.version, r.created_at, r.updated_at,
                    ARRAY(SELECT p.permission FROM role_permission p
                        WHERE p.org_id = r.org_id AND p.role_id = r.role_id ORDER BY p.permission) AS permissions,
                    ARRAY(SELECT b.name FROM role_inheritance i JOIN role b
                            ON b.org_id = i.org_id AND b.role_id = i.inherits_id
                        WHERE i.org_id = r.org_id AND i.role_id = r.role_id ORDER BY b.name) AS inherits,
                    (SELECT count(*) FROM assignment a WHERE a.org_id = r.org_id AND a.role_id = r.role_id) AS users,
                    (SELECT count(*) FROM team_assignment t WHERE t.org_id = r.org_id AND t.role_id = r.role_id) AS teams""", "role r")
            .column("id", "r.role_id", Kind.UUID)
            .column("name", "r.name", Kind.TEXT)
            .column("system", "r.system", Kind.BOOLEAN)
            .column("created_at", "r.created_at", Kind.TIMESTAMP)
            .column("updated_at", "r.updated_at", Kind.TIMESTAMP)
            .build();

    private final Lists lists;
    private final Roles roles;
    private final Catalogue catalogue;
    private final Transactions transactions;

    ListRoles(Lists lists, Roles roles, Catalogue catalogue, Transactions transactions) {
        this.lists = lists;
        this.roles = roles;
        this.catalogue = catalogue;
        this.transactions = transactions;
    }

    Page<RoleView> list(ListRequest request) {
        return transactions.reading(() -> lists.page(LISTING, request, this::row));
    }

    RoleView read(String nameOrId) {
        return transactions.reading(() -> roles.view(roles.named(nameOrId).roleId()));
    }

    private RoleView row(ResultSet row) throws SQLException {
        String name = row.getString("name");
        boolean system = row.getBoolean("system");
        return new RoleView(
                row.getObject("role_id", UUID.class),
                name,
                row.getString("description"),
                system,
                system ? Roles.permissionsOf(name, catalogue.snapshot()) : texts(row, "permissions"),
                texts(row, "inherits"),
                new RoleView.Holders(row.getInt("users"), row.getInt("teams")),
                row.getLong("version"),
                Statements.instant(row, "created_at"),
                Statements.instant(row, "updated_at"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
