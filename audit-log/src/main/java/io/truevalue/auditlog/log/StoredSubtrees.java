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
