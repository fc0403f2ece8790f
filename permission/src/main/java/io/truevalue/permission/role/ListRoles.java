package io.truevalue.permission.role;

import io.truevalue.permission.catalogue.Permission;
import io.truevalue.permission.catalogue.SystemRole;
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
                    r.role_id, r.name, r.system, r.version, r.created_at, r.updated_at,
                    ARRAY(SELECT p.permission FROM role_permission p
                        WHERE p.org_id = r.org_id AND p.role_id = r.role_id ORDER BY p.permission) AS permissions,
                    ARRAY(SELECT b.name FROM role_inheritance i JOIN role b
                            ON b.org_id = i.org_id AND b.role_id = i.inherits_id
                        WHERE i.org_id = r.org_id AND i.role_id = r.role_id ORDER BY b.name) AS inherits""", "role r")
            .column("id", "r.role_id", Kind.UUID)
            .column("name", "r.name", Kind.TEXT)
            .column("system", "r.system", Kind.BOOLEAN)
            .column("created_at", "r.created_at", Kind.TIMESTAMP)
            .column("updated_at", "r.updated_at", Kind.TIMESTAMP)
            .build();

    private final Lists lists;
    private final Roles roles;
    private final Transactions transactions;

    ListRoles(Lists lists, Roles roles, Transactions transactions) {
        this.lists = lists;
        this.roles = roles;
        this.transactions = transactions;
    }

    Page<RoleView> list(ListRequest request) {
        return transactions.reading(() -> lists.page(LISTING, request, ListRoles::row));
    }

    RoleView read(String nameOrId) {
        return transactions.reading(() -> roles.view(roles.named(nameOrId).roleId()));
    }

    static List<String> permissionsOf(String systemRole) {
        return SystemRole.named(systemRole).orElseThrow().permissions().stream()
                .map(Permission::name)
                .sorted()
                .toList();
    }

    private static RoleView row(ResultSet row) throws SQLException {
        String name = row.getString("name");
        boolean system = row.getBoolean("system");
        return new RoleView(
                row.getObject("role_id", UUID.class),
                name,
                system,
                system ? permissionsOf(name) : texts(row, "permissions"),
                texts(row, "inherits"),
                row.getLong("version"),
                Statements.instant(row, "created_at"),
                Statements.instant(row, "updated_at"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
