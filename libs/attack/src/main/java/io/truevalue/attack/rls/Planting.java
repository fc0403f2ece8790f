package io.truevalue.attack.rls;

import io.truevalue.attack.rls.Table.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Makes rows from the catalogue: a value for each column that passes the table's checks. PostgreSQL itself searches for
 * them, by evaluating the checks over candidates.
 */
final class Planting {
    private static final double MOST_COMBINATIONS = 200_000;

    private final Connection superuser;

    Planting(Connection superuser) {
        this.superuser = superuser;
    }

    /** Inserts a tenant's row; triggers and foreign keys must be off. The row as SQL values by column. */
    Map<String, String> plant(Table table, Tenant tenant) throws SQLException {
        Map<String, String> row = row(table, tenant);
        Sql.run(superuser, insert(table, row));
        return row;
    }

    static String insert(Table table, Map<String, String> row) {
        StringJoiner columns = new StringJoiner(", ", " (", ")");
        row.keySet().forEach(name -> columns.add(Sql.name(name)));
        return "INSERT INTO " + table.name() + columns + " OVERRIDING SYSTEM VALUE VALUES ("
                + String.join(", ", row.values()) + ")";
    }

    private Map<String, String> row(Table table, Tenant tenant) throws SQLException {
        Candidates candidates = new Candidates(tenant);
        Map<String, String> checked = new LinkedHashMap<>();
        for (Set<String> together : groups(table)) {
            checked.putAll(search(table, together, candidates));
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            String found = checked.get(column.name());
            if (found != null) {
                row.put(column.name(), found);
            } else if (!column.hasDefault() || column.type().matches("text|uuid|jsonb?|bytea|text\\[\\]")) {
                row.put(column.name(), candidates.of(column, List.of()).getFirst());
            }
        }
        return row;
    }

    /** Columns that share a check, with those that share one with them. */
    private static List<Set<String>> groups(Table table) {
        List<Set<String>> groups = new ArrayList<>();
        for (Check check : table.checks()) {
            Set<String> merged = new LinkedHashSet<>(check.columns());
            groups.removeIf(group -> {
                boolean shares = group.stream().anyMatch(merged::contains);
                if (shares) {
                    merged.addAll(group);
                }
                return shares;
            });
            groups.add(merged);
        }
        return groups;
    }

    private Map<String, String> search(Table table, Set<String> names, Candidates candidates) throws SQLException {
        List<String> checks = table.checks().stream()
                .filter(check -> names.containsAll(check.columns()))
                .map(Check::expression)
                .toList();
        List<Column> columns = table.columns().stream()
                .filter(column -> names.contains(column.name()))
                .toList();
        int most = (int) Math.max(2, Math.pow(MOST_COMBINATIONS, 1.0 / columns.size()));
        StringJoiner wanted = new StringJoiner(", ");
        StringJoiner from = new StringJoiner(" CROSS JOIN ");
        for (Column column : columns) {
            StringJoiner values = new StringJoiner("), (", "(VALUES (", "))");
            candidates.of(column, checks).stream().limit(most).forEach(values::add);
            wanted.add("quote_nullable(" + column.quoted() + "::text)");
            from.add(values + " AS " + Sql.name("of_" + column.name()) + " (" + column.quoted() + ")");
        }
        StringJoiner where = new StringJoiner(" AND ");
        checks.forEach(check -> where.add("(" + check + ") IS NOT FALSE"));
        List<List<String>> found =
                Sql.rows(superuser, "SELECT " + wanted + " FROM " + from + " WHERE " + where + " LIMIT 1");
        if (found.isEmpty()) {
            throw new SQLException("no value is found that passes the checks over " + names + ": extend Candidates");
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(
                    columns.get(i).name(),
                    found.getFirst().get(i) + "::" + columns.get(i).type());
        }
        return row;
    }
}
