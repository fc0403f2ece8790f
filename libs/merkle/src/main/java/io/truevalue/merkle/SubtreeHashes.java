package io.truevalue.merkle;

/** Where the hashes of perfect subtrees come from, such as a table of them. */
public interface SubtreeHashes {
    /**
     * The hash over the leaves from {@code index << height} on, {@code 1 << height} of them; never asked beyond the tree.
     *
     * @param height 0 for a leaf's own hash
     */
    byte[] hash(int height, long index);
}
