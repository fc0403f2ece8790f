package io.truevalue.auditlog.log;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The heads of logs and the hashes of their leaves and subtrees. Only the service itself, for no organisation, may append. */
@Singleton
public class LogStore {
    private final JdbcOperations jdbc;

    LogStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the heads, always in the same order, and begins logs that have none. Each log comes back as it grows. */
    public Map<UUID, GrowingLog> lockAcrossTenants(Collection<UUID> logs, Instant now) {
        Map<UUID, GrowingLog> found = lock(logs, now);
        if (found.size() < logs.size()) {
            begin(logs);
            found = lock(logs, now);
        }
        return found;
    }

    private Map<UUID, GrowingLog> lock(Collection<UUID> logs, Instant now) {
        return jdbc.prepareStatement("""
                SELECT org_id, size, frontier, recorded_at, kept_days FROM log_head WHERE org_id = ANY (?)
                ORDER BY org_id FOR UPDATE""", statement -> {
            setArray(statement, 1, "uuid", logs.toArray());
            Map<UUID, GrowingLog> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject("org_id", UUID.class);
                    found.put(
                            id,
                            new GrowingLog(
                                    id,
                                    rows.getLong("size"),
                                    rows.getBytes("frontier"),
                                    Statements.instant(rows, "recorded_at"),
                                    rows.getInt("kept_days"),
                                    now));
                }
            }
            return found;
        });
    }

    private void begin(Collection<UUID> logs) {
        jdbc.prepareStatement("""
                INSERT INTO log_head (org_id) SELECT id FROM unnest(?::uuid[]) AS id ORDER BY id
                ON CONFLICT DO NOTHING""", statement -> {
            setArray(statement, 1, "uuid", logs.toArray());
            return statement.executeUpdate();
        });
    }

    /** Keeps what was appended; must run in the transaction that locked the heads. */
    public void appendAcrossTenants(Collection<GrowingLog> logs) {
        appendLeaves(logs);
        appendSubtrees(logs);
        int advanced = advance(logs);
        if (advanced != logs.size()) {
            throw new IllegalStateException(
                    "only " + advanced + " of " + logs.size() + " heads were as they were read");
        }
    }

    private void appendLeaves(Collection<GrowingLog> logs) {
        List<UUID> ids = new ArrayList<>();
        List<Long> indexes = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        for (GrowingLog log : logs) {
            for (int i = 0; i < log.leaves().size(); i++) {
                ids.add(log.id());
                indexes.add(log.sizeBefore() + i);
                hashes.add(log.leaves().get(i));
            }
        }
        jdbc.prepareStatement("""
                INSERT INTO leaf_hash (org_id, leaf_index, hash)
                SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::bytea[])""", statement -> {
            setArray(statement, 1, "uuid", ids.toArray());
            setArray(statement, 2, "bigint", indexes.toArray(Long[]::new));
            setArray(statement, 3, "bytea", hashes.toArray(byte[][]::new));
            return statement.executeUpdate();
        });
    }

    private void appendSubtrees(Collection<GrowingLog> logs) {
        List<UUID> ids = new ArrayList<>();
        List<Integer> heights = new ArrayList<>();
        List<Long> indexes = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        for (GrowingLog log : logs) {
            for (GrowingLog.Subtree subtree : log.subtrees()) {
                ids.add(log.id());
                heights.add(subtree.height());
                indexes.add(subtree.index());
                hashes.add(subtree.hash());
            }
        }
        if (ids.isEmpty()) {
            return;
        }
        jdbc.prepareStatement("""
                INSERT INTO subtree (org_id, height, index, hash)
                SELECT * FROM unnest(?::uuid[], ?::smallint[], ?::bigint[], ?::bytea[])""", statement -> {
            setArray(statement, 1, "uuid", ids.toArray());
            setArray(statement, 2, "smallint", heights.toArray());
            setArray(statement, 3, "bigint", indexes.toArray());
            setArray(statement, 4, "bytea", hashes.toArray(byte[][]::new));
            return statement.executeUpdate();
        });
    }

    private int advance(Collection<GrowingLog> logs) {
        return jdbc.prepareStatement("""
                UPDATE log_head AS h SET size = n.size, frontier = n.frontier, recorded_at = n.recorded_at
                FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bytea[], ?::timestamptz[])
                    AS n (org_id, before, size, frontier, recorded_at)
                WHERE h.org_id = n.org_id AND h.size = n.before""", statement -> {
            setArray(statement, 1, "uuid", logs.stream().map(GrowingLog::id).toArray());
            setArray(
                    statement,
                    2,
                    "bigint",
                    logs.stream().map(GrowingLog::sizeBefore).toArray());
            setArray(statement, 3, "bigint", logs.stream().map(GrowingLog::size).toArray());
            setArray(
                    statement,
                    4,
                    "bytea",
                    logs.stream().map(GrowingLog::frontier).toArray(byte[][]::new));
            setArray(
                    statement,
                    5,
                    "text",
                    logs.stream().map(log -> log.recordedAt().toString()).toArray());
            return statement.executeUpdate();
        });
    }

    private static void setArray(PreparedStatement statement, int index, String type, Object[] values)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
