package io.truevalue.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RollupTest {
    @Test
    void keepsTimeByTheQuarterOfAnHour() {
        assertThat(Rollup.quarter(Instant.parse("2026-03-02T00:00:00Z"))).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(Rollup.quarter(Instant.parse("2026-03-02T00:14:59.999Z"))).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(Rollup.quarter(Instant.parse("2026-03-02T00:15:00Z"))).isEqualTo("2026-03-02T00:15:00Z");
        assertThat(Rollup.quarter(Instant.parse("1969-12-31T23:59:59Z"))).isEqualTo("1969-12-31T23:45:00Z");
    }
}
