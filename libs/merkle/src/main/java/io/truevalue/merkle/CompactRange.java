package io.truevalue.merkle;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree's right edge: the hashes of the perfect subtrees that its leaves fall into, one for each bit set in its size,
 * the largest first. It is all that is needed to append and to tell the root. Not for several threads at once.
 */
public final class CompactRange {
    /** Told of each perfect subtree as it becomes whole, leaves left out. */
    public interface Completed {
        void subtree(int height, long index, byte[] hash);
    }

    private static final Completed NOBODY = (height, index, hash) -> {};
    private static final int LARGEST_HEIGHT = 62;

    private final MessageDigest sha256 = Rfc6962.sha256();
    private final List<byte[]> hashes;
    private long size;

    public CompactRange() {
        this(0, new ArrayList<>());
    }

    private CompactRange(long size, List<byte[]> hashes) {
        this.size = size;
        this.hashes = hashes;
    }

    /**
     * As it was kept.
     *
     * @param hashes as {@link #hashes()} told them
     * @throws IllegalArgumentException where they cannot be a tree's of this size
     */
    public static CompactRange of(long size, List<byte[]> hashes) {
        if (size < 0 || hashes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(hashes.size() + " hashes cannot be the edge of " + size + " leaves");
        }
        List<byte[]> copies = new ArrayList<>(hashes.size());
        hashes.forEach(hash -> copies.add(checked(hash)));
        return new CompactRange(size, copies);
    }

    public void append(byte[] leafHash) {
        appendSubtree(0, leafHash, NOBODY);
    }

    public void append(byte[] leafHash, Completed completed) {
        appendSubtree(0, leafHash, completed);
    }

    /**
     * Appends {@code 1 << height} leaves at once.
     *
     * @throws IllegalArgumentException where such a subtree cannot begin at this size
     */
    public void appendSubtree(int height, byte[] hash) {
        appendSubtree(height, hash, NOBODY);
    }

    private void appendSubtree(int height, byte[] hash, Completed completed) {
        if (!fits(height)) {
            throw new IllegalArgumentException("No subtree of height " + height + " begins at leaf " + size);
        }
        byte[] whole = checked(hash);
        int at = height;
        for (; (size >>> at & 1) == 1; at++) {
            whole = Rfc6962.nodeHash(sha256, hashes.removeLast(), whole);
            completed.subtree(at + 1, size >>> (at + 1), whole);
        }
        hashes.add(whole);
        size += 1L << height;
    }

    /** Whether a perfect subtree of this height can come next. */
    public boolean fits(int height) {
        return height >= 0
                && height <= LARGEST_HEIGHT
                && (size & ((1L << height) - 1)) == 0
                && size <= Long.MAX_VALUE - (1L << height);
    }

    public long size() {
        return size;
    }

    /** RFC 6962's MTH over all leaves. */
    public byte[] root() {
        if (hashes.isEmpty()) {
            return Rfc6962.emptyRoot();
        }
        byte[] root = hashes.getLast();
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = Rfc6962.nodeHash(sha256, hashes.get(i), root);
        }
        return root.clone();
    }

    /** To keep; the largest subtree's first. */
    public List<byte[]> hashes() {
        return hashes.stream().map(byte[]::clone).toList();
    }

    private static byte[] checked(byte[] hash) {
        if (hash.length != Rfc6962.HASH_LENGTH) {
            throw new IllegalArgumentException("A hash has 32 bytes, not " + hash.length);
        }
        return hash.clone();
    }
}
