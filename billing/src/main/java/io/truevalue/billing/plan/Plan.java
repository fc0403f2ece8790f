package io.truevalue.billing.plan;

import io.truevalue.billing.money.Money;
import io.truevalue.web.problem.CommonProblem;
import java.util.List;

/**
 * What can be bought, by the month.
 *
 * @param version rises when price, limits or features change; a subscription keeps the price it was bought at
 * @param price for the seats that are included
 * @param seats included
 * @param extraSeatPrice for each further seat
 * @param maxSeats included and further ones together
 * @param records that the organisation may keep
 * @param auditDays for how long its audit log keeps events
 */
public record Plan(
        String id,
        String name,
        int version,
        Money price,
        String interval,
        int seats,
        Money extraSeatPrice,
        int maxSeats,
        long records,
        int auditDays,
        List<String> features) {
    public Plan {
        features = List.copyOf(features);
    }

    public boolean costsNothing() {
        return !price.positive();
    }

    /** What so many seats cost a month; a number that cannot be had is refused. */
    public Money priceOf(int wanted) {
        if (wanted < 1 || wanted > maxSeats) {
            throw CommonProblem.VALIDATION_FAILED
                    .because(name + " has 1 to " + maxSeats + " seats.")
                    .field("seats", "out_of_range", "1 to " + maxSeats);
        }
        return price.plus(extraSeatPrice.times(Math.max(0, wanted - seats)));
    }
}
