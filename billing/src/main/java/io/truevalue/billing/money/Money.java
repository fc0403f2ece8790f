package io.truevalue.billing.money;

import java.util.Currency;

/**
 * An exact amount. Sums of different currencies, and sums that do not fit, are refused.
 *
 * @param amount in the currency's minor unit
 * @param currency ISO 4217
 */
public record Money(long amount, String currency) {
    public Money {
        Currency.getInstance(currency);
    }

    public static Money usd(long cents) {
        return new Money(cents, "USD");
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " have no sum");
        }
        return new Money(Math.addExact(amount, other.amount), currency);
    }

    public Money times(long count) {
        return new Money(Math.multiplyExact(amount, count), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(amount), currency);
    }

    /** The given part of it, rounded down to the minor unit; {@code part} of {@code whole}, neither negative. */
    public Money part(long part, long whole) {
        return new Money(Math.floorDiv(Math.multiplyExact(amount, part), whole), currency);
    }

    public boolean positive() {
        return amount > 0;
    }
}
