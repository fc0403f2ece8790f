package io.truevalue.web.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static long takenOf(Sampling sampling) {
        return IntStream.range(0, 10_000).filter(i -> sampling.takes()).count();
    }

    @Test
    void takesAllNoneOrAShare() {
        assertThat(takenOf(Sampling.of("parentbased_always_on", 0))).isEqualTo(10_000);
        assertThat(takenOf(Sampling.of("always_off", 1))).isZero();
        assertThat(takenOf(Sampling.of("parentbased_traceidratio", 1))).isEqualTo(10_000);
        assertThat(takenOf(Sampling.of("parentbased_traceidratio", 0))).isZero();
        // 10 standard deviations around 1,000.
        assertThat(takenOf(Sampling.of("traceidratio", 0.1))).isBetween(700L, 1_300L);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sampling.of("jaeger_remote", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Sampling.of("traceidratio", 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Sampling.of("traceidratio", Double.NaN));
    }
}
