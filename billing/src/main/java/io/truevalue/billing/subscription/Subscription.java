package io.truevalue.billing.subscription;

import io.truevalue.billing.invoice.InvoiceLine;
import io.truevalue.billing.money.Money;
import io.truevalue.billing.plan.Plan;
import io.truevalue.billing.plan.Plans;
import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation has chosen. Whoever never chose is on Free. Of a paid plan the month is paid in advance; a
 * change within it costs the difference for the rest of the month, and a cheaper choice pays nothing back.
 *
 * @param price a month, as it was when chosen
 * @param periodEnd null for Free, which never ends
 */
record Subscription(
        UUID id,
        Plan plan,
        int planVersion,
        int seats,
        Money price,
        Instant startedAt,
        Instant periodStart,
        @Nullable Instant periodEnd,
        long version) {

    static Subscription free(Instant now) {
        Plan free = Plans.FREE;
        return new Subscription(Ids.next(), free, free.version(), free.seats(), free.price(), now, now, null, 1);
    }

    boolean isFree() {
        return plan.costsNothing();
    }

    /** The first month of a plan, under a new id. */
    Quote start(Plan chosen, int wanted, Instant now) {
        Money monthly = chosen.priceOf(wanted);
        Instant end = chosen.costsNothing()
                ? null
                : now.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
        Subscription after =
                new Subscription(Ids.next(), chosen, chosen.version(), wanted, monthly, now, now, end, version + 1);
        return new Quote(after, chosen.costsNothing() ? List.of() : monthLines(chosen, wanted));
    }

    /** Another plan or number of seats for the rest of the month; after its end, or from Free, a new month. */
    Quote change(Plan chosen, int wanted, Instant now) {
        if (isFree() || chosen.costsNothing() || periodEnd == null || !now.isBefore(periodEnd)) {
            return start(chosen, wanted, now).keeping(id);
        }
        Money monthly = chosen.priceOf(wanted);
        Subscription after = new Subscription(
                id, chosen, chosen.version(), wanted, monthly, startedAt, periodStart, periodEnd, version + 1);
        long whole = Duration.between(periodStart, periodEnd).toSeconds();
        long rest = Duration.between(now, periodEnd).toSeconds();
        return new Quote(
                after,
                List.of(
                        InvoiceLine.of(
                                "Unused time: " + describe(plan, seats),
                                1,
                                price.part(rest, whole).negated()),
                        InvoiceLine.of("Remaining time: " + describe(chosen, wanted), 1, monthly.part(rest, whole))));
    }

    private static List<InvoiceLine> monthLines(Plan plan, int seats) {
        List<InvoiceLine> lines = new ArrayList<>();
        lines.add(InvoiceLine.of(plan.name() + ", one month, up to " + plan.seats() + " seats", 1, plan.price()));
        if (seats > plan.seats()) {
            lines.add(InvoiceLine.of("Further seats", seats - plan.seats(), plan.extraSeatPrice()));
        }
        return lines;
    }

    private static String describe(Plan plan, int seats) {
        return plan.name() + ", " + seats + (seats == 1 ? " seat" : " seats");
    }

    private Subscription withId(UUID other) {
        return new Subscription(other, plan, planVersion, seats, price, startedAt, periodStart, periodEnd, version);
    }

    /**
     * What a choice would lead to and what is to be paid for it now.
     *
     * @param lines of the invoice; none, or a sum that is not positive, costs nothing now
     */
    record Quote(Subscription after, List<InvoiceLine> lines) {
        Quote {
            lines = List.copyOf(lines);
        }

        Money due() {
            Money nothing = Money.zero(after.price().currency());
            Money sum = lines.stream().map(InvoiceLine::amount).reduce(nothing, Money::plus);
            return sum.positive() ? sum : nothing;
        }

        Quote keeping(UUID id) {
            return new Quote(after.withId(id), lines);
        }
    }
}
