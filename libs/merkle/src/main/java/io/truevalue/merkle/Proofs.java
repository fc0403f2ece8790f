package io.truevalue.merkle;

import static io.truevalue.merkle.Rfc6962.nodeHash;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Audit paths and consistency proofs, RFC 6962 sections 2.1.1 and 2.1.2; verified as in RFC 9162 sections 2.1.3.2 and 2.1.4.2. */
public final class Proofs {
    private Proofs() {}

    /** The root over the first {@code size} leaves. */
    public static byte[] root(long size, SubtreeHashes hashes) {
        if (size < 0) {
            throw new IllegalArgumentException("There is no tree of " + size + " leaves");
        }
        return size == 0 ? Rfc6962.emptyRoot() : range(0, size, hashes);
    }

    /**
     * What leads from a leaf's hash to the root over {@code size} leaves, nearest the leaf first.
     *
     * @throws IllegalArgumentException where the tree has no such leaf
     */
    public static List<byte[]> inclusion(long index, long size, SubtreeHashes hashes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + index);
        }
        List<byte[]> path = new ArrayList<>();
        path(index, 0, size, hashes, path);
        return path;
    }

    private static void path(long index, long from, long to, SubtreeHashes hashes, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, hashes, path);
            path.add(range(middle, to, hashes));
        } else {
            path(index, middle, to, hashes, path);
            path.add(range(from, middle, hashes));
        }
    }

    /**
     * What shows that the tree of {@code to} leaves begins with that of {@code from}; nothing where they are the same, or
     * where the first is empty, of which nothing can be shown.
     *
     * @throws IllegalArgumentException where {@code from} is negative or greater than {@code to}
     */
    public static List<byte[]> consistency(long from, long to, SubtreeHashes hashes) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("No tree of " + to + " leaves begins with one of " + from);
        }
        List<byte[]> proof = new ArrayList<>();
        if (from > 0 && from < to) {
            subproof(from, 0, to, true, hashes, proof);
        }
        return proof;
    }

    private static void subproof(
            long end, long from, long to, boolean known, SubtreeHashes hashes, List<byte[]> proof) {
        if (end == to) {
            if (!known) {
                proof.add(range(from, to, hashes));
            }
            return;
        }
        long middle = from + split(to - from);
        if (end <= middle) {
            subproof(end, from, middle, known, hashes, proof);
            proof.add(range(middle, to, hashes));
        } else {
            subproof(end, middle, to, false, hashes, proof);
            proof.add(range(from, middle, hashes));
        }
    }

    /** @throws ProofRejected where the proof does not lead from this leaf to this root */
    public static void verifyInclusion(long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root) {
        reject(index < 0 || index >= size, "a tree of " + size + " leaves has no leaf " + index);
        wellFormed(leafHash, "leaf");
        wellFormed(root, "root");
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] step : proof) {
            wellFormed(step, "step");
            reject(last == 0, "the proof is too long");
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(step, hash);
                int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= up;
                last >>>= up;
            } else {
                hash = nodeHash(hash, step);
            }
            node >>>= 1;
            last >>>= 1;
        }
        reject(last != 0, "the proof is too short");
        reject(!MessageDigest.isEqual(hash, root), "the proof leads to another root");
    }

    /** @throws ProofRejected where the second tree is not shown to begin with the first, or the first is empty */
    public static void verifyConsistency(long from, long to, byte[] fromRoot, byte[] toRoot, List<byte[]> proof) {
        reject(from < 1 || from > to, "nothing shows that a tree of " + to + " leaves begins with one of " + from);
        if (from == to) {
            reject(!proof.isEmpty(), "the proof is too long");
            reject(!MessageDigest.isEqual(fromRoot, toRoot), "two trees of " + to + " leaves have different roots");
            return;
        }
        wellFormed(fromRoot, "root");
        wellFormed(toRoot, "root");
        new ConsistencyCheck(from, to, fromRoot, proof).lead(fromRoot, toRoot);
    }

    static void wellFormed(byte[] hash, String what) {
        reject(hash.length != Rfc6962.HASH_LENGTH, "a " + what + " of " + hash.length + " bytes is no hash");
    }

    static void reject(boolean wrong, String why) {
        if (wrong) {
            throw new ProofRejected(why);
        }
    }

    /** The greatest power of two below {@code leaves}, which is 2 or more. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    /** The hash over leaves that begin where a subtree of the whole tree begins, from the perfect subtrees that they fall into. */
    private static byte[] range(long from, long to, SubtreeHashes hashes) {
        long leaves = to - from;
        int height = Long.numberOfTrailingZeros(leaves);
        long end = to;
        end -= 1L << height;
        byte[] hash = hashes.hash(height, end >>> height);
        for (long left = leaves - (1L << height); left != 0; left -= 1L << height) {
            height = Long.numberOfTrailingZeros(left);
            end -= 1L << height;
            hash = nodeHash(hashes.hash(height, end >>> height), hash);
        }
        return hash;
    }
}
