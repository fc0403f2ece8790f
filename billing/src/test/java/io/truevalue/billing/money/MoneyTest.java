package io.truevalue.billing.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void refusesToAddCurrenciesThatDiffer() {
        assertThatThrownBy(() -> new Money(1, "USD").plus(new Money(1, "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesACurrencyThatIsNone() {
        assertThatThrownBy(() -> new Money(1, "XYZW")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Money.usd(Long.MAX_VALUE).plus(Money.usd(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.usd(Long.MAX_VALUE / 2).times(3)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void roundsPartsDown() {
        assertThat(Money.usd(100).part(1, 3)).isEqualTo(Money.usd(33));
        assertThat(Money.usd(100).part(3, 3)).isEqualTo(Money.usd(100));
        assertThat(Money.usd(100).part(0, 3)).isEqualTo(Money.usd(0));
    }
}
