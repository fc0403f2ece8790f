package io.truevalue.analytics.rollup;

import java.time.Duration;
import java.time.Instant;

/**
 * Quarters of an hour, by their number since 1970-01-01T00:00Z. The offset of every time zone of today is a whole number of
 * them, and its clocks change at whole ones, so that hours, days, weeks and months of any zone are whole quarters.
 */
public final class Quarters {
    /** A half day's quarters are the bits of one {@code long}. */
    public static final int IN_HALF_DAY = 48;

    static final Duration LENGTH = Duration.ofMinutes(15);

    private static final long SECONDS = LENGTH.toSeconds();

    private Quarters() {}

    /** The one that the time lies in. */
    public static int of(Instant time) {
        return (int) Math.floorDiv(time.getEpochSecond(), SECONDS);
    }

    public static int halfDay(int quarter) {
        return Math.floorDiv(quarter, IN_HALF_DAY);
    }

    public static Instant startOfHalfDay(int halfDay) {
        return Instant.ofEpochSecond(SECONDS * IN_HALF_DAY * halfDay);
    }

    /** The quarter's own bit among those of its half day. */
    public static long bit(int quarter) {
        return 1L << Math.floorMod(quarter, IN_HALF_DAY);
    }

    /** The bits from one quarter of a half day to before another, 0 to 48. */
    public static long bits(int from, int to) {
        return ((1L << to) - 1) & -(1L << from);
    }
}
