package io.truevalue.tenancy.database;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs a {@link Listing}: one query a page, one more where a count is asked for. */
@Singleton
public final class Lists {
    private final JdbcOperations jdbc;

    Lists(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads one row of the selected columns. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Must run in a transaction. */
    public <T> Page<T> page(Listing listing, ListRequest request, Row<T> row, Sql... conditions) {
        Listing.Query query = listing.compile(request, conditions);
        List<T> items = new ArrayList<>(query.limit());
        List<String> last = new ArrayList<>();
        boolean more = jdbc.prepareStatement(query.page().text(), statement -> {
            bind(statement, query.page());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (items.size() == query.limit()) {
                        return true;
                    }
                    items.add(row.read(rows));
                    if (items.size() == query.limit()) {
                        readCursor(rows, query.cursorColumns(), last);
                    }
                }
                return false;
            }
        });
        Long total = request.count() ? count(query) : null;
        return new Page<>(items, more ? query.cursor(last) : null, total);
    }

    private Long count(Listing.Query query) {
        return jdbc.prepareStatement(query.count().text(), statement -> {
            bind(statement, query.count());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private static void readCursor(ResultSet row, int columns, List<String> into) throws SQLException {
        for (int i = 0; i < columns; i++) {
            into.add(row.getString("cursor_" + i));
        }
    }

    private static void bind(PreparedStatement statement, Sql sql) throws SQLException {
        int index = 1;
        for (Object parameter : sql.parameters()) {
            statement.setObject(index++, parameter);
        }
    }
}
