package io.truevalue.analytics.metric;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the rollups. */
@Singleton
class FigureStore {
    private final JdbcOperations jdbc;

    FigureStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    Map<Instant, Long> counts(Metric metric, Range range) {
        return byWindow("""
                SELECT date_trunc(?, quarter, 'UTC') AS start, sum(count) AS value
                FROM metric_count
                WHERE metric = ? AND quarter >= ? AND quarter < ?
                GROUP BY start""", range, metric.wireName());
    }

    List<Series.Point> countsByActor(Metric metric, Range range) {
        return query(
                """
                SELECT date_trunc(?, quarter, 'UTC') AS start, actor_id, sum(count) AS value
                FROM metric_count
                WHERE metric = ? AND quarter >= ? AND quarter < ?
                GROUP BY start, actor_id
                ORDER BY start, value DESC, actor_id
                LIMIT 10000""",
                range,
                List.of(metric.wireName()),
                row -> new Series.Point(instant(row), row.getString("actor_id"), row.getLong("value")));
    }

    Map<Instant, Long> activeUsers(Range range) {
        return byWindow("""
                SELECT date_trunc(?, quarter, 'UTC') AS start, count(DISTINCT user_id) AS value
                FROM active_user
                WHERE quarter >= ? AND quarter < ?
                GROUP BY start""", range);
    }

    long activeUsersInAll(Range range) {
        return jdbc.prepareStatement(
                "SELECT count(DISTINCT user_id) FROM active_user WHERE quarter >= ? AND quarter < ?", statement -> {
                    bind(statement, 1, range);
                    return single(statement);
                });
    }

    /** How many more there were at each window's end than at its beginning. */
    Map<Instant, Long> memberChanges(Range range) {
        return byWindow("""
                SELECT date_trunc(?, changed_at, 'UTC') AS start, sum(change) AS value
                FROM (SELECT changed_at,
                             joined::int - coalesce(lag(joined) OVER (PARTITION BY user_id
                                                                      ORDER BY changed_at, joined), false)::int AS change
                      FROM membership_change) AS changes
                WHERE changed_at >= ? AND changed_at < ?
                GROUP BY start""", range);
    }

    long membersAt(Instant time) {
        return jdbc.prepareStatement("""
                SELECT count(*)
                FROM (SELECT DISTINCT ON (user_id) joined
                      FROM membership_change
                      WHERE changed_at < ?
                      ORDER BY user_id, changed_at DESC, joined DESC) AS latest
                WHERE joined""", statement -> {
            statement.setObject(1, time.atOffset(ZoneOffset.UTC));
            return single(statement);
        });
    }

    private Map<Instant, Long> byWindow(String sql, Range range, String... parameters) {
        Map<Instant, Long> values = new LinkedHashMap<>();
        query(sql, range, List.of(parameters), row -> values.put(instant(row), row.getLong("value")));
        return values;
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The window, the parameters, from, to. */
    private <T> List<T> query(String sql, Range range, List<String> parameters, Row<T> row) {
        return jdbc.prepareStatement(sql, statement -> {
            int index = 1;
            statement.setString(index++, range.window().wireName());
            for (String parameter : parameters) {
                statement.setString(index++, parameter);
            }
            bind(statement, index, range);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        });
    }

    private static void bind(PreparedStatement statement, int index, Range range) throws SQLException {
        statement.setObject(index, range.from().atOffset(ZoneOffset.UTC));
        statement.setObject(index + 1, range.to().atOffset(ZoneOffset.UTC));
    }

    private static long single(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("start", OffsetDateTime.class).toInstant();
    }
}
