package io.truevalue.analytics.rollup;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** Writes rollups into the tables of the organisation acted for. */
@Singleton
class RollupStore {
    private final JdbcOperations jdbc;

    RollupStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void add(Rollup rollup) {
        batch("""
                INSERT INTO metric_count AS m (org_id, metric, quarter, actor_id, count)
                VALUES (current_setting('app.org_id')::uuid, ?, ?, ?, ?)
                ON CONFLICT (org_id, metric, quarter, actor_id) DO UPDATE SET count = m.count + excluded.count""", rollup.counts().entrySet(), (statement, entry) -> {
            statement.setString(1, entry.getKey().metric());
            setTime(statement, 2, entry.getKey().quarter());
            statement.setString(3, entry.getKey().actor());
            statement.setLong(4, entry.getValue());
        });
        batch("""
                INSERT INTO active_user (org_id, quarter, user_id)
                VALUES (current_setting('app.org_id')::uuid, ?, ?)
                ON CONFLICT DO NOTHING""", rollup.activities(), (statement, activity) -> {
            setTime(statement, 1, activity.quarter());
            statement.setObject(2, activity.user());
        });
        batch("""
                INSERT INTO membership_change (org_id, user_id, changed_at, joined)
                VALUES (current_setting('app.org_id')::uuid, ?, ?, ?)
                ON CONFLICT DO NOTHING""", rollup.changes(), (statement, change) -> {
            statement.setObject(1, change.user());
            setTime(statement, 2, change.at().truncatedTo(ChronoUnit.MICROS));
            statement.setBoolean(3, change.joined());
        });
    }

    private interface Binding<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    private <T> void batch(String sql, Collection<T> rows, Binding<T> binding) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(sql, statement -> {
            for (T row : rows) {
                binding.bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private static void setTime(PreparedStatement statement, int index, Instant time) throws SQLException {
        statement.setObject(index, time.atOffset(ZoneOffset.UTC));
    }
}
