package io.truevalue.auditlog.log;

import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.SubtreeHashes;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Subtrees' hashes out of what is kept: a subtree between two kept heights is made of at most 128 rows of the lower, so
 * that a proof reads some hundred rows however large the log is.
 */
@Singleton
public class StoredSubtrees {
    private final Statements statements;

    StoredSubtrees(Statements statements) {
        this.statements = statements;
    }

    /** Of one log; must be asked in a transaction that may see it. */
    public SubtreeHashes of(UUID log) {
        return (height, index) -> hash(log, height, index);
    }

    /** The leaves of 256 at once, where they are whole, and single ones before and after. */
    public List<KeptSubtree> covering(UUID log, long from, long to) {
        long leaves = 1L << GrowingLog.KEPT_HEIGHTS;
        long first = Math.min(to, (from + leaves - 1) / leaves * leaves);
        long end = Math.max(first, to / leaves * leaves);
        return statements.list(
                """
                SELECT leaf_index AS first, 0 AS height, hash FROM leaf_hash
                WHERE org_id = ? AND leaf_index >= ? AND leaf_index < ?
                UNION ALL
                SELECT index * ?, height, hash FROM subtree
                WHERE org_id = ? AND height = ? AND index >= ? AND index < ?
                UNION ALL
                SELECT leaf_index, 0, hash FROM leaf_hash WHERE org_id = ? AND leaf_index >= ? AND leaf_index < ?
                ORDER BY first""",
                row -> new KeptSubtree(row.getLong("first"), row.getInt("height"), row.getBytes("hash")),
                log,
                from,
                first,
                leaves,
                log,
                GrowingLog.KEPT_HEIGHTS,
                first / leaves,
                end / leaves,
                log,
                end,
                to);
    }

    private byte[] hash(UUID log, int height, long index) {
        int kept = height - height % GrowingLog.KEPT_HEIGHTS;
        long rows = 1L << (height - kept);
        CompactRange range = new CompactRange();
        List<byte[]> hashes = kept == 0 ? leaves(log, index * rows, rows) : subtrees(log, kept, index * rows, rows);
        if (hashes.size() != rows) {
            throw new IllegalStateException("the log " + log + " lacks hashes of the subtree " + height + "/" + index);
        }
        hashes.forEach(range::append);
        return range.root();
    }

    private List<byte[]> leaves(UUID log, long first, long count) {
        return statements.list(
                "SELECT hash FROM leaf_hash WHERE org_id = ? AND leaf_index >= ? AND leaf_index < ? ORDER BY leaf_index",
                row -> row.getBytes("hash"),
                log,
                first,
                first + count);
    }

    private List<byte[]> subtrees(UUID log, int height, long first, long count) {
        return statements.list("""
                SELECT hash FROM subtree WHERE org_id = ? AND height = ? AND index >= ? AND index < ? ORDER BY index""", row -> row.getBytes("hash"), log, height, first, first + count);
    }
}
