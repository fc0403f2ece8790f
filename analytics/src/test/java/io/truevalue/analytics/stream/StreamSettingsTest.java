package io.truevalue.analytics.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {
    @Test
    void takesNothingThatIsNothing() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new StreamSettings(Duration.ZERO, second, second, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StreamSettings(second, second, second, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
