package io.truevalue.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofsTest {
    private static final int MOST = 70;
    private static final int ROUNDS = 1_000;
    private static final NaiveTree TREE = NaiveTree.random(MOST, 6962);

    @Test
    void hashesNothingAsTheRfcDoes() {
        assertThat(HexFormat.of().formatHex(Rfc6962.emptyRoot()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(HexFormat.of().formatHex(Rfc6962.leafHash(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(Proofs.root(0, TREE)).isEqualTo(Rfc6962.emptyRoot());
    }

    @Test
    void makesTheRootsPathsAndProofsOfTheRfc() {
        for (int size = 1; size <= MOST; size++) {
            assertThat(Proofs.root(size, TREE)).isEqualTo(TREE.root(size));
            for (int at = 0; at < size; at++) {
                assertThat(Proofs.inclusion(at, size, TREE)).containsExactlyElementsOf(TREE.path(at, size));
                assertThat(Proofs.consistency(at + 1, size, TREE)).containsExactlyElementsOf(TREE.proof(at + 1, size));
            }
        }
    }

    @Test
    void acceptsEveryHonestProof() {
        for (int size = 1; size <= MOST; size++) {
            byte[] root = TREE.root(size);
            for (int at = 0; at < size; at++) {
                Proofs.verifyInclusion(at, size, TREE.leafHashes().get(at), TREE.path(at, size), root);
                Proofs.verifyConsistency(at + 1, size, TREE.root(at + 1), root, TREE.proof(at + 1, size));
            }
        }
    }

    @Test
    void refusesAProofWithAnyOneThingChanged() {
        Random random = new Random(9162);
        for (int round = 0; round < ROUNDS; round++) {
            int size = 2 + random.nextInt(MOST - 1);
            int at = random.nextInt(size);
            int from = 1 + random.nextInt(size - 1);
            byte[] root = TREE.root(size);

            List<byte[]> path = changed(TREE.path(at, size), random);
            assertRefused(
                    () -> Proofs.verifyInclusion(at, size, TREE.leafHashes().get(at), path, root));
            assertRefused(() -> Proofs.verifyInclusion(
                    at, size, TREE.leafHashes().get(at), TREE.path(at, size), flipped(root, random)));
            assertRefused(() -> Proofs.verifyInclusion(
                    at, size, flipped(TREE.leafHashes().get(at), random), TREE.path(at, size), root));

            List<byte[]> proof = changed(TREE.proof(from, size), random);
            assertRefused(() -> Proofs.verifyConsistency(from, size, TREE.root(from), root, proof));
            assertRefused(() -> Proofs.verifyConsistency(
                    from, size, flipped(TREE.root(from), random), root, TREE.proof(from, size)));
            assertRefused(() -> Proofs.verifyConsistency(
                    from, size, TREE.root(from), flipped(root, random), TREE.proof(from, size)));
        }
    }

    @Test
    void refusesWhatNoTreeCanAnswer() {
        assertThatThrownBy(() -> Proofs.inclusion(3, 3, TREE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.inclusion(-1, 3, TREE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(4, 3, TREE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.root(-1, TREE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Proofs.consistency(0, 3, TREE)).isEmpty();
        assertThat(Proofs.consistency(3, 3, TREE)).isEmpty();
        byte[] root = TREE.root(3);
        assertRefused(() -> Proofs.verifyConsistency(0, 3, Rfc6962.emptyRoot(), root, List.of()));
    }

    private static List<byte[]> changed(List<byte[]> honest, Random random) {
        List<byte[]> steps = new ArrayList<>(honest);
        int at = random.nextInt(steps.size() + 1);
        switch (random.nextInt(3)) {
            case 0 -> steps.add(at, TREE.root(1 + random.nextInt(MOST)));
            case 1 -> steps.remove(Math.min(at, steps.size() - 1));
            default -> {
                int which = Math.min(at, steps.size() - 1);
                steps.set(which, flipped(steps.get(which), random));
            }
        }
        return steps;
    }

    private static byte[] flipped(byte[] hash, Random random) {
        byte[] other = hash.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return other;
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable verification) {
        assertThatThrownBy(verification).isInstanceOf(ProofRejected.class);
    }
}
