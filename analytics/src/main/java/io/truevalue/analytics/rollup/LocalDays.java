package io.truevalue.analytics.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The days of a zone's clocks, as {@code user_month} tells them: by the number of their month, and a bit in it. */
public final class LocalDays {
    /** No month has more. */
    public static final int IN_MONTH = 31;

    private static final int MONTHS = 12;
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final ZoneId UTC = ZoneId.of("UTC");

    private LocalDays() {}

    /** The zone of this name, or UTC where there is none: an organisation's choice must not fail its figures. */
    public static ZoneId zoneOrUtc(String name) {
        return ZONES.contains(name) ? ZoneId.of(name) : UTC;
    }

    /** The number of the day's month. */
    public static int month(LocalDate day) {
        return day.getYear() * MONTHS + day.getMonthValue() - 1;
    }

    /** Which of its month the day is, the first one 0. */
    public static int dayOfMonth(LocalDate day) {
        return day.getDayOfMonth() - 1;
    }

    /**
     * The days that quarters of a half day of UTC lie in, each with its own quarters.
     *
     * @param quarters of the half day, a bit each
     */
    static Map<LocalDate, Long> in(ZoneId zone, int halfDay, long quarters) {
        Instant start = Quarters.startOfHalfDay(halfDay);
        Map<LocalDate, Long> days = new TreeMap<>();
        for (long left = quarters; left != 0; left &= left - 1) {
            int quarter = Long.numberOfTrailingZeros(left);
            LocalDate day = start.plus(Quarters.LENGTH.multipliedBy(quarter))
                    .atZone(zone)
                    .toLocalDate();
            days.merge(day, 1L << quarter, (one, other) -> one | other);
        }
        return days;
    }
}
