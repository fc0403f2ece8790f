package io.truevalue.analytics.metric;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a figure's stretch of time is, as the clocks of a zone tell it: a day has 23, 24 or 25 hours where they are put
 * forward or back, and a day that a zone skipped is none. Weeks begin on Monday (ISO 8601).
 */
public enum Window {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30));

    static final String NAMES = "hour, day, week or month";

    private final Duration usual;

    Window(Duration usual) {
        this.usual = usual;
    }

    static Optional<Window> named(String name) {
        for (Window window : values()) {
            if (window.wireName().equals(name)) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** About how long it is. */
    Duration usual() {
        return usual;
    }

    /** The start of the window that the time lies in. */
    Instant startOf(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        return switch (this) {
            case HOUR -> startOfHour(local);
            case DAY -> startOf(local.toLocalDate(), zone);
            case WEEK -> startOf(local.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
            case MONTH -> startOf(local.toLocalDate().withDayOfMonth(1), zone);
        };
    }

    /** The start of the window after the one that starts here. */
    Instant after(Instant start, ZoneId zone) {
        LocalDate date = start.atZone(zone).toLocalDate();
        return switch (this) {
            case HOUR -> afterHour(start, zone);
            case DAY -> startOf(date.plusDays(1), zone);
            case WEEK -> startOf(date.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone);
            case MONTH -> startOf(date.withDayOfMonth(1).plusMonths(1), zone);
        };
    }

    /** A date that the zone skipped would start when the one after it does. */
    private static Instant startOf(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** An hour ends where the clocks are put forward or back, too. */
    private static Instant afterHour(Instant start, ZoneId zone) {
        Instant next = startOfHour(start.plus(HOUR.usual).atZone(zone));
        ZoneOffsetTransition change = zone.getRules().nextTransition(start);
        return change != null && change.getInstant().isBefore(next) ? change.getInstant() : next;
    }

    /** An hour that the clocks were put forward or back in begins where they were. */
    private static Instant startOfHour(ZonedDateTime local) {
        Instant time = local.toInstant();
        LocalDateTime clock = local.toLocalDateTime();
        Instant start = time.minus(Duration.between(clock.truncatedTo(ChronoUnit.HOURS), clock));
        ZoneOffsetTransition change = local.getZone().getRules().previousTransition(time.plusNanos(1));
        return change != null && change.getInstant().isAfter(start) ? change.getInstant() : start;
    }
}
