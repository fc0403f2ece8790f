package io.truevalue.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactRangeTest {
    private static final int MOST = 300;
    private static final NaiveTree TREE = NaiveTree.random(MOST, 42);

    @Test
    void hasTheRootOfEachSize() {
        CompactRange range = new CompactRange();
        for (int size = 0; size < MOST; size++) {
            assertThat(range.size()).isEqualTo(size);
            assertThat(range.root()).isEqualTo(TREE.root(size));
            range.append(TREE.leafHashes().get(size));
        }
    }

    @Test
    void goesOnFromWhatWasKept() {
        CompactRange range = new CompactRange();
        for (byte[] leaf : TREE.leafHashes()) {
            range.append(leaf);
            range = CompactRange.of(range.size(), range.hashes());
        }

        assertThat(range.root()).isEqualTo(TREE.root(MOST));
    }

    @Test
    void takesWholeSubtreesWhereTheyFit() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            CompactRange range = new CompactRange();
            while (range.size() < MOST) {
                int height = random.nextInt(7);
                if (range.fits(height) && range.size() + (1 << height) <= MOST) {
                    range.appendSubtree(height, TREE.hash(height, range.size() >>> height));
                }
            }
            assertThat(range.root()).isEqualTo(TREE.root(MOST));
        }
    }

    @Test
    void tellsEachSubtreeOnceAsItBecomesWhole() {
        CompactRange range = new CompactRange();
        int[] told = new int[9];
        for (byte[] leaf : TREE.leafHashes()) {
            range.append(leaf, (height, index, hash) -> {
                assertThat(hash).isEqualTo(TREE.hash(height, index));
                assertThat(index).isEqualTo(told[height]++);
            });
        }

        assertThat(told).containsExactly(0, 150, 75, 37, 18, 9, 4, 2, 1);
    }

    @Test
    void refusesWhatCannotBeATree() {
        byte[] hash = TREE.leafHashes().getFirst();
        CompactRange range = CompactRange.of(1, List.of(hash));

        assertThatThrownBy(() -> range.appendSubtree(1, hash)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> range.appendSubtree(63, hash)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> range.append(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CompactRange.of(2, List.of(hash, hash))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CompactRange.of(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(range.size()).isEqualTo(1);
    }

    @Test
    void givesAwayNoneOfItsOwnBytes() {
        CompactRange range = CompactRange.of(1, List.of(TREE.leafHashes().getFirst()));
        range.root()[0]++;
        range.hashes().getFirst()[0]++;

        assertThat(range.root()).isEqualTo(TREE.root(1));
    }
}
