package io.truevalue.merkle;

import static io.truevalue.merkle.Proofs.reject;
import static io.truevalue.merkle.Proofs.wellFormed;
import static io.truevalue.merkle.Rfc6962.nodeHash;

import java.security.MessageDigest;
import java.util.List;

/** RFC 9162 section 2.1.4.2, between two trees of different sizes, neither empty: both roots are made from one proof. */
final class ConsistencyCheck {
    private final List<byte[]> steps;
    private long node;
    private long last;
    private byte[] first;
    private byte[] second;

    ConsistencyCheck(long from, long to, byte[] fromRoot, List<byte[]> proof) {
        reject(proof.isEmpty(), "the proof is empty");
        proof.forEach(step -> wellFormed(step, "step"));
        // A first tree that is perfect is itself a node of the second, and its root is left out of the proof.
        boolean perfect = Long.bitCount(from) == 1;
        int up = Long.numberOfTrailingZeros(from);
        this.node = (from - 1) >>> up;
        this.last = (to - 1) >>> up;
        this.first = perfect ? fromRoot : proof.getFirst();
        this.second = first;
        this.steps = perfect ? proof : proof.subList(1, proof.size());
    }

    void lead(byte[] fromRoot, byte[] toRoot) {
        for (byte[] step : steps) {
            reject(last == 0, "the proof is too long");
            if ((node & 1) == 1 || node == last) {
                first = nodeHash(step, first);
                second = nodeHash(step, second);
                int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= up;
                last >>>= up;
            } else {
                second = nodeHash(second, step);
            }
            node >>>= 1;
            last >>>= 1;
        }
        reject(last != 0, "the proof is too short");
        reject(!MessageDigest.isEqual(first, fromRoot), "the proof leads to another first root");
        reject(!MessageDigest.isEqual(second, toRoot), "the proof leads to another second root");
    }
}
