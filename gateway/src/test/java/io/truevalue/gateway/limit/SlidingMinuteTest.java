package io.truevalue.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingMinuteTest {
    private static final int LIMIT = 100;

    private final SlidingMinute minute = new SlidingMinute(1_000_000);

    private int taken(int tries, long atMillis) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += minute.take(LIMIT, atMillis).isAllowed() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void takesTheLimitAndNoMoreWithinAMinute() {
        assertThat(taken(50, 1_000_000)).isEqualTo(50);
        assertThat(taken(100, 1_030_000)).isEqualTo(50);
        assertThat(taken(100, 1_059_999)).isZero();
    }

    @Test
    void aBurstAcrossTheBoundaryGetsAFewMoreAtMost() {
        assertThat(taken(200, 1_059_000)).isEqualTo(100);
        assertThat(taken(200, 1_061_400)).isBetween(0, 4);
    }

    @Test
    void refusedOnesNeitherCountNorExtendTheWait() {
        assertThat(taken(10_000, 1_000_000)).isEqualTo(100);
        assertThat(taken(10_000, 1_050_000)).isZero();
        assertThat(taken(200, 1_120_000)).isEqualTo(100);
    }

    @Test
    void tellsWhenOneMoreFits() {
        taken(100, 1_000_000);
        LimitState refused = minute.take(LIMIT, 1_010_000);
        assertThat(refused.isAllowed()).isFalse();
        long then = 1_010_000 + refused.resetSeconds() * 1_000L;
        assertThat(minute.take(LIMIT, then - 2_000).isAllowed()).isFalse();
        assertThat(minute.take(LIMIT, then).isAllowed()).isTrue();
    }

    @Test
    void tellsWhenOneMoreFitsAtAnyTime() {
        Random random = new Random(20261121);
        long now = 1_000_000;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(900);
            LimitState state = minute.take(LIMIT, now);
            assertThat(state.remaining()).isBetween(0, LIMIT - 1);
            assertThat(state.resetSeconds()).isBetween(1, 121);
            if (!state.isAllowed()) {
                now += state.resetSeconds() * 1_000L;
                assertThat(minute.take(LIMIT, now).isAllowed()).isTrue();
            }
        }
    }

    @Test
    void aSteadyCallerStaysNearTheLimit() {
        Random random = new Random(7);
        Deque<Long> taken = new ArrayDeque<>();
        long now = 1_000_000;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(500);
            if (minute.take(LIMIT, now).isAllowed()) {
                taken.add(now);
            }
            while (!taken.isEmpty() && taken.peek() <= now - 60_000) {
                taken.remove();
            }
            assertThat(taken.size()).isLessThanOrEqualTo(110);
        }
    }

    @Test
    void aClockSetBackDoesNotLockAnybodyOut() {
        taken(100, 1_030_000);
        assertThat(minute.take(LIMIT, 400_000).resetSeconds()).isLessThanOrEqualTo(121);
    }
}
