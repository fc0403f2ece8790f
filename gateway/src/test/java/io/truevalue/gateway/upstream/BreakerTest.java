package io.truevalue.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreakerTest {
    private final Breaker breaker = new Breaker("crm");

    private void answered(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.allows()).isTrue();
            breaker.answered();
        }
    }

    private void failed(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.allows()).isTrue();
            breaker.failed();
        }
    }

    @Test
    void opensWhenHalfOfTheLastTwentyGotNoAnswer() {
        answered(1_000);
        failed(9);
        assertThat(breaker.state()).isZero();
        failed(1);
        assertThat(breaker.state()).isEqualTo(2);
        assertThat(breaker.allows()).isFalse();
    }

    @Test
    void forgetsFailuresAmongEnoughAnswers() {
        for (int i = 0; i < 50; i++) {
            failed(1);
            answered(3);
        }
        answered(Breaker.WINDOW);
        failed(9);
        assertThat(breaker.state()).isZero();
    }

    @Test
    void doesNotOpenOnTheFirstFailuresAfterTheStart() {
        failed(Breaker.WINDOW - 1);
        assertThat(breaker.state()).isZero();
        failed(1);
        assertThat(breaker.state()).isEqualTo(2);
    }

    @Test
    void whatWasGivenUpShowsNothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(breaker.allows()).isTrue();
            breaker.gaveUp();
        }
        failed(Breaker.WINDOW - 1);
        assertThat(breaker.state()).isZero();
    }
}
