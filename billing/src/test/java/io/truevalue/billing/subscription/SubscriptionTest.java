package io.truevalue.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.billing.invoice.InvoiceLine;
import io.truevalue.billing.money.Money;
import io.truevalue.billing.plan.Plans;
import io.truevalue.web.problem.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant HALFWAY = Instant.parse("2026-02-14T12:00:00Z");

    private final Subscription free = Subscription.free(START);
    private final Subscription pro = free.start(Plans.PRO, 25, START).after();

    @Test
    void startsFreeWithFiveSeatsForever() {
        assertThat(free.seats()).isEqualTo(5);
        assertThat(free.price()).isEqualTo(Money.usd(0));
        assertThat(free.periodEnd()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1,4900", "25,4900", "26,5099", "40,7885", "500,99425"})
    void chargesTheMonthAndEachFurtherSeat(int seats, long cents) {
        Subscription.Quote quote = free.start(Plans.PRO, seats, START);

        assertThat(quote.due()).isEqualTo(Money.usd(cents));
        assertThat(quote.after().price()).isEqualTo(Money.usd(cents));
        assertThat(quote.after().id()).isNotEqualTo(free.id());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 501, Integer.MAX_VALUE})
    void refusesSeatsThatCannotBeHad(int seats) {
        assertThatThrownBy(() -> free.start(Plans.PRO, seats, START)).isInstanceOf(Problem.class);
    }

    @Test
    void endsAMonthThatBeganOnThe31stOnTheLastDayOfTheNext() {
        assertThat(pro.periodEnd()).isEqualTo("2026-02-28T12:00:00Z");
    }

    @Test
    void chargesTheDifferenceForTheRestOfTheMonth() {
        Subscription.Quote quote = pro.change(Plans.ENTERPRISE, 200, HALFWAY);

        assertThat(quote.lines()).extracting(InvoiceLine::amount).containsExactly(Money.usd(-2_450), Money.usd(9_950));
        assertThat(quote.due()).isEqualTo(Money.usd(7_500));
        assertThat(quote.after().id()).isEqualTo(pro.id());
        assertThat(quote.after().periodEnd()).isEqualTo(pro.periodEnd());
        assertThat(quote.after().version()).isEqualTo(pro.version() + 1);
    }

    @Test
    void paysNothingBackForACheaperChoice() {
        Subscription enterprise = free.start(Plans.ENTERPRISE, 200, START).after();

        assertThat(enterprise.change(Plans.PRO, 25, HALFWAY).due()).isEqualTo(Money.usd(0));
        assertThat(enterprise.change(Plans.FREE, 5, HALFWAY).due()).isEqualTo(Money.usd(0));
    }

    @Test
    void neverChargesMoreForAChangeThanTheNewMonthCosts() {
        for (int second = 0; second < 28 * 24 * 3600; second += 9_973) {
            Money due = pro.change(Plans.PRO, 30, START.plusSeconds(second)).due();
            assertThat(due.amount()).isBetween(0L, 5L * 199);
        }
    }

    @Test
    void chargesANewMonthOnceTheLastOneIsOver() {
        Instant late = Instant.parse("2026-02-28T12:00:00Z");
        Subscription.Quote quote = pro.change(Plans.PRO, 26, late);

        assertThat(quote.due()).isEqualTo(Money.usd(5_099));
        assertThat(quote.after().periodStart()).isEqualTo(late);
        assertThat(quote.after().id()).isEqualTo(pro.id());
    }
}
