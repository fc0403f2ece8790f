package io.truevalue.auditlog.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.Rfc6962;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrowingLogTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void goesOnWhereItWasKeptAndKeepsSubtreesAsTheyBecomeWhole() {
        CompactRange whole = new CompactRange();
        GrowingLog log = newLog(0, new byte[0]);
        List<GrowingLog.Subtree> subtrees = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            byte[] leaf = Rfc6962.leafHash(Integer.toString(i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            whole.append(leaf);
            assertThat(log.append(leaf)).isEqualTo(i);
            if (i % 997 == 0) {
                subtrees.addAll(log.subtrees());
                log = newLog(log.size(), log.frontier());
            }
        }
        subtrees.addAll(log.subtrees());

        assertThat(log.frontier()).isEqualTo(GrowingLog.joined(whole.hashes()));
        assertThat(subtrees.stream().filter(each -> each.height() == 8).map(GrowingLog.Subtree::index))
                .hasSize(70_000 / 256)
                .isSorted();
        assertThat(subtrees.stream().filter(each -> each.height() == 16)).hasSize(1);
        assertThat(subtrees).hasSize(70_000 / 256 + 1);
    }

    @Test
    void neverGoesBackInTime() {
        Instant later = NOW.plusSeconds(600);

        GrowingLog log = new GrowingLog(new UUID(1, 1), 0, new byte[0], later, 90, NOW);

        assertThat(log.recordedAt()).isEqualTo(later);
    }

    private static GrowingLog newLog(long size, byte[] frontier) {
        return new GrowingLog(new UUID(1, 1), size, frontier, Instant.EPOCH, 90, NOW);
    }
}
