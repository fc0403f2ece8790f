package io.truevalue.auditlog.log;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.merkle.Checkpoint;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signed checkpoints, and which logs have grown past theirs. */
@Singleton
class CheckpointStore {
    private final Statements statements;
    private final JdbcOperations jdbc;

    CheckpointStore(Statements statements, JdbcOperations jdbc) {
        this.statements = statements;
        this.jdbc = jdbc;
    }

    /** A checkpoint as it was kept. */
    @SuppressWarnings("ArrayRecordComponent") // A row, never compared.
    record Kept(long size, byte[] root, byte[] frontier, String note) {}

    /** A log that has grown past its last checkpoint; null where it has none yet. */
    @SuppressWarnings("ArrayRecordComponent") // A row, never compared.
    record Grown(
            UUID log, long size, byte[] frontier, @Nullable Kept last) {}

    /** A checkpoint to be kept. */
    @SuppressWarnings("ArrayRecordComponent") // A row, never compared.
    record Signed(UUID log, Checkpoint checkpoint, byte[] frontier, String note) {}

    /** The newest of the organisation acted for. */
    Optional<String> newest() {
        return statements.find(
                "SELECT note FROM checkpoint WHERE org_id = current_setting('app.org_id')::uuid"
                        + " ORDER BY size DESC LIMIT 1",
                row -> row.getString("note"));
    }

    /**
     * Which logs are due.
     *
     * @param movedSince logs that have not grown since are not looked at
     * @param signedBefore a log is due whose last checkpoint is older, or that has none
     * @param stillSince and so is every log, where none has grown since
     */
    record Due(Instant movedSince, Instant signedBefore, Instant stillSince) {
        static final Due ALL = new Due(Instant.EPOCH, Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** By the logs' ids, those after one. */
    List<Grown> grownAcrossTenants(Due due, @Nullable UUID after, int most) {
        return statements.list(
                """
                SELECT h.org_id, h.size, h.frontier, c.size AS signed_size, c.root, c.frontier AS signed_frontier, c.note
                FROM log_head AS h
                LEFT JOIN LATERAL (
                    SELECT size, root, frontier, note, signed_at FROM checkpoint
                    WHERE org_id = h.org_id ORDER BY size DESC LIMIT 1) AS c ON true
                WHERE h.size <> coalesce(c.size, 0) AND h.recorded_at >= ?::timestamptz
                    AND (c.signed_at IS NULL OR c.signed_at <= ?::timestamptz
                        OR NOT EXISTS (SELECT FROM log_head WHERE recorded_at > ?::timestamptz))
                    AND (?::uuid IS NULL OR h.org_id > ?::uuid)
                ORDER BY h.org_id LIMIT ?""",
                row -> {
                    String note = row.getString("note");
                    return new Grown(
                            row.getObject("org_id", UUID.class),
                            row.getLong("size"),
                            row.getBytes("frontier"),
                            note == null
                                    ? null
                                    : new Kept(
                                            row.getLong("signed_size"),
                                            row.getBytes("root"),
                                            row.getBytes("signed_frontier"),
                                            note));
                },
                due.movedSince(),
                due.signedBefore(),
                due.stillSince(),
                after,
                after,
                most);
    }

    /** The hashes of the leaves between each log's last checkpoint and its size, in their order. */
    Map<UUID, List<byte[]>> leavesSinceAcrossTenants(List<Grown> logs) {
        return jdbc.prepareStatement("""
                SELECT w.org_id, l.hash
                FROM unnest(?::uuid[], ?::bigint[], ?::bigint[]) AS w (org_id, first, next)
                CROSS JOIN LATERAL (
                    SELECT leaf_index, hash FROM leaf_hash AS l
                    WHERE l.org_id = w.org_id AND l.leaf_index >= w.first AND l.leaf_index < w.next
                    ORDER BY l.leaf_index) AS l
                ORDER BY w.org_id, l.leaf_index""", statement -> {
            var connection = statement.getConnection();
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", logs.stream().map(Grown::log).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            logs.stream()
                                    .map(log ->
                                            log.last() == null ? 0L : log.last().size())
                                    .toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", logs.stream().map(Grown::size).toArray()));
            Map<UUID, List<byte[]>> leaves = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    leaves.computeIfAbsent(rows.getObject("org_id", UUID.class), any -> new ArrayList<>())
                            .add(rows.getBytes("hash"));
                }
            }
            return leaves;
        });
    }

    /** What another instance signed meanwhile of the same size stays; the two are the same. */
    void addAcrossTenants(List<Signed> signed, Instant now) {
        if (signed.isEmpty()) {
            return;
        }
        jdbc.prepareStatement("""
                INSERT INTO checkpoint (org_id, size, root, frontier, note, signed_at)
                SELECT n.*, ?::timestamptz FROM unnest(?::uuid[], ?::bigint[], ?::bytea[], ?::bytea[], ?::text[]) AS n
                ON CONFLICT DO NOTHING""", statement -> {
            statement.setString(1, now.toString());
            set(statement, 2, "uuid", signed.stream().map(Signed::log).toArray());
            set(
                    statement,
                    3,
                    "bigint",
                    signed.stream().map(each -> each.checkpoint().size()).toArray());
            set(
                    statement,
                    4,
                    "bytea",
                    signed.stream().map(each -> each.checkpoint().root()).toArray(byte[][]::new));
            set(statement, 5, "bytea", signed.stream().map(Signed::frontier).toArray(byte[][]::new));
            set(statement, 6, "text", signed.stream().map(Signed::note).toArray());
            return statement.executeUpdate();
        });
    }

    private static void set(PreparedStatement statement, int index, String type, Object[] values) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
