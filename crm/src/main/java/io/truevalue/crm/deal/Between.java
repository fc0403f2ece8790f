package io.truevalue.crm.deal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Positions between others: a deal is moved by giving it one, and no other is touched. */
final class Between {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Between() {}

    /**
     * A number strictly between, with as few decimals as can be.
     *
     * @param before null where there is none before
     * @param after greater than the one before; null where there is none after
     */
    static BigDecimal of(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        if (before == null) {
            return after == null ? BigDecimal.ZERO : floor(after).subtract(BigDecimal.ONE);
        }
        if (after == null) {
            return floor(before).add(BigDecimal.ONE);
        }
        BigDecimal middle = before.add(after).divide(TWO);
        for (int decimals = 0; decimals < middle.scale(); decimals++) {
            BigDecimal rounded = middle.setScale(decimals, RoundingMode.HALF_EVEN);
            if (rounded.compareTo(before) > 0 && rounded.compareTo(after) < 0) {
                return rounded;
            }
        }
        return middle;
    }

    private static BigDecimal floor(BigDecimal number) {
        return number.setScale(0, RoundingMode.FLOOR);
    }
}
