package io.truevalue.crm.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetweenTest {
    @ParameterizedTest
    @CsvSource({
        ", , 0",
        ", 0, -1",
        ", -1.5, -3",
        "3, , 4",
        "3.5, , 4",
        "0, 1, 0.5",
        "0, 2, 1",
        "1, 1.5, 1.2",
        "-1, 0, -0.5",
        "0.5, 0.6, 0.55",
        "0, 100, 50"
    })
    void isANumberOfFewDecimals(BigDecimal before, BigDecimal after, String between) {
        assertThat(Between.of(before, after).toPlainString()).isEqualTo(between);
    }

    @Test
    void findsOneHoweverOftenTheSameGapIsHalved() {
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal after = BigDecimal.ONE;
        for (int i = 0; i < 500; i++) {
            BigDecimal next = Between.of(before, after);
            assertThat(next).isGreaterThan(before).isLessThan(after);
            if (i % 2 == 0) {
                before = next;
            } else {
                after = next;
            }
        }
        assertThat(after.toPlainString().length()).isLessThan(200);
    }
}
