package io.truevalue.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** RFC 6962 section 2.1 word for word: slow, and with no code of what it is compared with but the two hashes. */
final class NaiveTree implements SubtreeHashes {
    private final List<byte[]> leafHashes;

    private NaiveTree(List<byte[]> leafHashes) {
        this.leafHashes = leafHashes;
    }

    static NaiveTree random(int size, long seed) {
        Random random = new Random(seed);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] leaf = new byte[random.nextInt(40)];
            random.nextBytes(leaf);
            leaves.add(Rfc6962.leafHash(leaf));
        }
        return new NaiveTree(leaves);
    }

    List<byte[]> leafHashes() {
        return leafHashes;
    }

    byte[] root(int size) {
        return size == 0 ? Rfc6962.emptyRoot() : mth(leafHashes.subList(0, size));
    }

    List<byte[]> path(int index, int size) {
        return path(index, leafHashes.subList(0, size));
    }

    List<byte[]> proof(int from, int to) {
        return subproof(from, leafHashes.subList(0, to), true);
    }

    @Override
    public byte[] hash(int height, long index) {
        int from = Math.toIntExact(index << height);
        return mth(leafHashes.subList(from, from + (1 << height)));
    }

    private static byte[] mth(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = split(leaves.size());
        return Rfc6962.nodeHash(mth(leaves.subList(0, k)), mth(leaves.subList(k, leaves.size())));
    }

    private static List<byte[]> path(int m, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        return m < k ? and(path(m, left), mth(right)) : and(path(m - k, right), mth(left));
    }

    private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean known) {
        if (m == leaves.size()) {
            return known ? List.of() : List.of(mth(leaves));
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        return m <= k ? and(subproof(m, left, known), mth(right)) : and(subproof(m - k, right, false), mth(left));
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<byte[]> and(List<byte[]> steps, byte[] last) {
        List<byte[]> all = new ArrayList<>(steps);
        all.add(last);
        return all;
    }
}
