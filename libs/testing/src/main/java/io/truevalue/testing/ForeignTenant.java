package io.truevalue.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A service's own role, with a foreign tenant set or none: it must reach no row of any tenant table that has rows. */
public final class ForeignTenant {
    private static final String NOT_PERMITTED = "42501";
    private static final List<String> ATTEMPTS = List.of(
            "SELECT org_id FROM %s",
            "SELECT org_id FROM %s FOR UPDATE",
            "UPDATE %s SET org_id = org_id",
            "DELETE FROM %s",
            "WITH gone AS (DELETE FROM %s RETURNING 1) SELECT 1 FROM gone");

    private ForeignTenant() {}

    /** Tenant tables that hold rows, and so prove something. */
    public static List<String> tables(Connection superuser) throws SQLException {
        List<String> filled = new ArrayList<>();
        try (Statement statement = superuser.createStatement()) {
            List<String> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
                    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname""")) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            for (String table : all) {
                try (ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM " + table + ")")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        filled.add(table);
                    }
                }
            }
        }
        return filled;
    }

    /** One line a row-reaching attempt; none is what a test expects. The connection is left rolled back. */
    public static List<String> reached(List<String> tables, Connection app) throws SQLException {
        List<String> found = new ArrayList<>();
        app.setAutoCommit(false);
        for (String org : List.of(UUID.randomUUID().toString(), "")) {
            for (String table : tables) {
                for (String attempt : ATTEMPTS) {
                    String sql = attempt.formatted(table);
                    if (reaches(app, org, sql)) {
                        found.add((org.isEmpty() ? "no tenant: " : "foreign tenant: ") + sql);
                    }
                }
            }
        }
        return found;
    }

    private static boolean reaches(Connection app, String org, String sql) throws SQLException {
        try (PreparedStatement tenant = app.prepareStatement("SELECT set_config('app.org_id', ?, true),"
                        + " set_config('app.user_id', ?, true), set_config('app.permissions', ',contacts:read,', true),"
                        + " set_config('app.policies', 'none', true)");
                Statement statement = app.createStatement()) {
            tenant.setString(1, org);
            tenant.setString(2, UUID.randomUUID().toString());
            tenant.execute();
            if (!statement.execute(sql)) {
                return statement.getUpdateCount() > 0;
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next();
            }
        } catch (SQLException e) {
            if (NOT_PERMITTED.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            app.rollback();
        }
    }
}
