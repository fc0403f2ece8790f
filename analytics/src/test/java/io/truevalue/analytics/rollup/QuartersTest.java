package io.truevalue.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuartersTest {
    @Test
    void countsQuartersOfAnHourSince1970() {
        assertThat(Quarters.of(Instant.EPOCH)).isZero();
        assertThat(Quarters.of(Instant.parse("1970-01-01T00:14:59.999Z"))).isZero();
        assertThat(Quarters.of(Instant.parse("1970-01-01T12:15:00Z"))).isEqualTo(49);
        assertThat(Quarters.of(Instant.parse("1969-12-31T23:59:59Z"))).isEqualTo(-1);
    }

    @Test
    void putsEachQuarterIntoABitOfItsHalfDay() {
        assertThat(Quarters.halfDay(49)).isEqualTo(1);
        assertThat(Quarters.bit(49)).isEqualTo(0b10);
        assertThat(Quarters.halfDay(-1)).isEqualTo(-1);
        assertThat(Quarters.bit(-1)).isEqualTo(1L << 47);
        assertThat(Quarters.bits(0, 48)).isEqualTo((1L << 48) - 1);
        assertThat(Quarters.bits(1, 3)).isEqualTo(0b110);
        assertThat(Quarters.startOfHalfDay(3)).isEqualTo("1970-01-02T12:00:00Z");
    }
}
