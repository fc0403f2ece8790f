package io.truevalue.auditlog.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.Rfc6962;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftOutTest {
    @Test
    void coversEveryRangeByAsFewSubtreesAsFitWithTheSameRoot() {
        CompactRange whole = new CompactRange();
        for (int i = 0; i < 40; i++) {
            whole.append(hash(i));
        }
        for (int from = 0; from < 40; from++) {
            for (int to = from; to <= 40; to++) {
                CompactRange range = new CompactRange();
                for (int i = 0; i < from; i++) {
                    range.append(hash(i));
                }
                List<JsonNode> lines = leftOut(from, to);
                lines.forEach(line -> range.appendSubtree(
                        line.at("/subtree/height").asInt(),
                        Base64.getDecoder().decode(line.at("/subtree/hash").asText())));
                for (int i = to; i < 40; i++) {
                    range.append(hash(i));
                }
                assertThat(range.root()).isEqualTo(whole.root());
                assertThat(lines.size()).isEqualTo(fewest(from, to));
            }
        }
    }

    @Test
    void joinsNothingAcrossALeafWhoseHashIsGone() {
        LeftOut leftOut = new LeftOut();
        leftOut.add(0, hash(0));
        leftOut.add(2, hash(2));
        leftOut.add(3, hash(3));
        List<JsonNode> lines = new ArrayList<>();
        leftOut.drain(lines::add);

        assertThat(lines).extracting(line -> line.at("/subtree/from").asLong()).containsExactly(0L, 2L);
        leftOut.drain(lines::add);
        assertThat(lines).hasSize(2);
    }

    private static List<JsonNode> leftOut(int from, int to) {
        LeftOut leftOut = new LeftOut();
        for (int i = from; i < to; i++) {
            leftOut.add(i, hash(i));
        }
        List<JsonNode> lines = new ArrayList<>();
        leftOut.drain(lines::add);
        return lines;
    }

    private static int fewest(int from, int to) {
        int count = 0;
        for (int at = from; at < to; count++) {
            int size = at == 0 ? Integer.highestOneBit(to) : Integer.lowestOneBit(at);
            while (at + size > to) {
                size /= 2;
            }
            at += size;
        }
        return count;
    }

    private static byte[] hash(int index) {
        return Rfc6962.leafHash(new byte[] {(byte) index});
    }
}
