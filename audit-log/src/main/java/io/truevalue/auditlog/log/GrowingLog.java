package io.truevalue.auditlog.log;

import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.Rfc6962;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A log whose head is locked, while leaves are appended to it. Times of recording never go back within a log, however the
 * clock does. Not for several threads at once.
 */
public final class GrowingLog {
    /** Perfect subtrees of these heights are kept: 256 leaves, 256 of those, and so on. */
    static final int KEPT_HEIGHTS = 8;

    private final UUID id;
    private final long before;
    private final Instant recordedAt;
    private final int keptDays;
    private final CompactRange range;
    private final List<byte[]> leaves = new ArrayList<>();
    private final List<Subtree> subtrees = new ArrayList<>();

    /** A perfect subtree that became whole. */
    @SuppressWarnings("ArrayRecordComponent") // A row, never compared.
    record Subtree(int height, long index, byte[] hash) {}

    GrowingLog(UUID id, long size, byte[] frontier, Instant lastRecordedAt, int keptDays, Instant now) {
        this.id = id;
        this.before = size;
        this.recordedAt = now.isBefore(lastRecordedAt) ? lastRecordedAt : now;
        this.keptDays = keptDays;
        this.range = CompactRange.of(size, hashes(frontier));
    }

    /** The leaf's index. */
    public long append(byte[] leafHash) {
        long index = range.size();
        range.append(leafHash, (height, at, hash) -> {
            if (height % KEPT_HEIGHTS == 0) {
                subtrees.add(new Subtree(height, at, hash));
            }
        });
        leaves.add(leafHash);
        return index;
    }

    public UUID id() {
        return id;
    }

    /** When what is appended counts as recorded. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** How long that is kept. */
    public int keptDays() {
        return keptDays;
    }

    long sizeBefore() {
        return before;
    }

    long size() {
        return range.size();
    }

    byte[] frontier() {
        return joined(range.hashes());
    }

    List<byte[]> leaves() {
        return leaves;
    }

    List<Subtree> subtrees() {
        return subtrees;
    }

    static List<byte[]> hashes(byte[] joined) {
        List<byte[]> hashes = new ArrayList<>();
        for (int from = 0; from < joined.length; from += Rfc6962.HASH_LENGTH) {
            hashes.add(Arrays.copyOfRange(joined, from, from + Rfc6962.HASH_LENGTH));
        }
        return hashes;
    }

    static byte[] joined(List<byte[]> hashes) {
        ByteBuffer joined = ByteBuffer.allocate(hashes.size() * Rfc6962.HASH_LENGTH);
        hashes.forEach(joined::put);
        return joined.array();
    }
}
