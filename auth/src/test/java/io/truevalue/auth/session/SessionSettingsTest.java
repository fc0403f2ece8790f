package io.truevalue.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void letsASessionIdleUntilItsAbsoluteEndAtMost() {
        SessionSettings settings = new SessionSettings(Duration.ofDays(7), Duration.ofDays(30));
        assertThat(settings.idleEnd(NOW, NOW.plus(Duration.ofDays(30)))).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(settings.idleEnd(NOW, NOW.plus(Duration.ofDays(2)))).isEqualTo(NOW.plus(Duration.ofDays(2)));
    }

    @Test
    void refusesLivesThatNobodyCanWorkWith() {
        assertThatThrownBy(() -> new SessionSettings(Duration.ofMinutes(5), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionSettings(Duration.ofDays(2), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
