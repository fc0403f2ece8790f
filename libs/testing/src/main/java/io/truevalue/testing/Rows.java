package io.truevalue.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What stands in each table of a service's database at a moment. The outbox and mails that wait are left out, since they are
 * emptied meanwhile.
 */
final class Rows {
    private final ServiceExtension service;
    private final Map<String, String> prints;

    private Rows(ServiceExtension service, Map<String, String> prints) {
        this.service = service;
        this.prints = prints;
    }

    static Rows of(ServiceExtension service) throws SQLException {
        return new Rows(service, prints(service));
    }

    /** The tables that changed since. */
    List<String> difference() throws SQLException {
        Map<String, String> now = prints(service);
        return now.keySet().stream()
                .filter(table -> !Objects.equals(now.get(table), prints.get(table)))
                .toList();
    }

    private static Map<String, String> prints(ServiceExtension service) throws SQLException {
        Map<String, String> prints = new TreeMap<>();
        try (Connection superuser = service.asSuperuser();
                Statement statement = superuser.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
                      AND relname NOT IN ('outbox', 'inbox', 'mail_job')""")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) || coalesce(md5(string_agg(t::text, '|'"
                        + " ORDER BY t::text)), '') FROM \"" + table + "\" t")) {
                    row.next();
                    prints.put(table, row.getString(1));
                }
            }
        }
        return prints;
    }
}
