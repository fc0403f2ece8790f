package io.truevalue.analytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TileRangeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void readsHoursDaysAndWeeks() {
        assertThat(TileRange.lengthOf("24h")).contains(Duration.ofHours(24));
        assertThat(TileRange.lengthOf("30d")).contains(Duration.ofDays(30));
        assertThat(TileRange.lengthOf("12w")).contains(Duration.ofDays(84));
    }

    @Test
    void takesNoOtherForm() {
        for (String text : new String[] {"", "30", "d", "0d", "-1d", "10000d", "1m", "1 d", "٣d", "1d "}) {
            assertThat(TileRange.lengthOf(text)).as(text).isEmpty();
        }
    }

    @Test
    void endsNowUnlessItIsFixed() {
        TileRange last = new TileRange("2d", null, null);
        assertThat(last.start(NOW)).isEqualTo("2026-11-19T10:00:00Z");
        assertThat(last.end(NOW)).isEqualTo(NOW);

        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant to = Instant.parse("2026-02-01T00:00:00Z");
        TileRange fixed = new TileRange(null, from, to);
        assertThat(fixed.start(NOW)).isEqualTo(from);
        assertThat(fixed.end(NOW)).isEqualTo(to);
        assertThat(fixed.length()).isEqualTo(Duration.ofDays(31));
    }
}
