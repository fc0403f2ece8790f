package io.truevalue.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.login.LoginAttempts.Admission;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void locksAfterFiveFailuresAndUnlocksByTime() {
        LoginAttempts locked = failing(LoginAttempts.none(NOON), 5, NOON);
        assertThat(locked.admit(NOON)).isEqualTo(new Admission.Locked(Duration.ofMinutes(1)));
        assertThat(locked.admit(NOON.plusSeconds(59))).isEqualTo(new Admission.Locked(Duration.ofSeconds(1)));
        assertThat(locked.admit(NOON.plusSeconds(60))).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void locksLongerEachTime() {
        LoginAttempts attempts = LoginAttempts.none(NOON);
        Instant now = NOON;
        Duration before = Duration.ZERO;
        for (int i = 0; i < 6; i++) {
            attempts = failing(attempts, 5, now);
            Duration wait = ((Admission.Locked) attempts.admit(now)).remaining();
            assertThat(wait).isGreaterThan(before);
            before = wait;
            now = now.plus(wait);
        }
        assertThat(before).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void forgetsFailuresAfterTheWindowAndAfterSuccess() {
        LoginAttempts four = failing(LoginAttempts.none(NOON), 4, NOON);
        assertThat(failing(four, 1, NOON.plus(Duration.ofMinutes(15))).isLockedAt(NOON.plus(Duration.ofMinutes(15))))
                .isFalse();
        LoginAttempts succeeded = admitted(four, NOON).succeeded(NOON);
        assertThat(failing(succeeded, 4, NOON).isLockedAt(NOON)).isFalse();
        assertThat(failing(succeeded, 5, NOON).isLockedAt(NOON)).isTrue();
    }

    @Test
    void letsNoMoreRunThanMayStillFail() {
        LoginAttempts attempts = failing(LoginAttempts.none(NOON), 4, NOON);
        LoginAttempts oneRuns = admitted(attempts, NOON);
        assertThat(oneRuns.admit(NOON)).isEqualTo(new Admission.Busy());
        assertThat(oneRuns.abandoned(NOON).admit(NOON)).isInstanceOf(Admission.Admitted.class);
        assertThat(oneRuns.admit(NOON.plusSeconds(30))).isInstanceOf(Admission.Admitted.class);
    }

    private static LoginAttempts failing(LoginAttempts attempts, int times, Instant now) {
        LoginAttempts current = attempts;
        for (int i = 0; i < times; i++) {
            current = admitted(current, now).failed(now);
        }
        return current;
    }

    private static LoginAttempts admitted(LoginAttempts attempts, Instant now) {
        return ((Admission.Admitted) attempts.admit(now)).after();
    }
}
