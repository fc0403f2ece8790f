package io.truevalue.attack.rls;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements as texts: an attack is made of SQL that no service would send. */
final class Sql {
    private Sql() {}

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Each row as its columns' texts, {@code ""} for NULL. */
    static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>(width);
                for (int column = 1; column <= width; column++) {
                    String value = rows.getString(column);
                    row.add(value == null ? "" : value);
                }
                all.add(row);
            }
        }
        return all;
    }

    /** The first column of each row. */
    static List<String> column(Connection connection, String sql) throws SQLException {
        return rows(connection, sql).stream().map(List::getFirst).toList();
    }
}
