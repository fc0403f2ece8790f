package io.truevalue.analytics.metric;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** How long a figure's stretch of time is. Weeks begin on Monday (ISO 8601). */
enum Window {
    HOUR,
    DAY,
    WEEK;

    static Optional<Window> named(String name) {
        for (Window window : values()) {
            if (window.wireName().equals(name)) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }

    /** As callers write it, and as PostgreSQL's {@code date_trunc} does. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The start of the window that the time lies in. */
    Instant startOf(Instant time) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> utc.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> utc.truncatedTo(ChronoUnit.DAYS).toInstant();
            case WEEK ->
                utc.truncatedTo(ChronoUnit.DAYS)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .toInstant();
        };
    }

    /** The start of the window after the one that starts here. */
    Instant after(Instant start) {
        ZonedDateTime utc = start.atZone(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> utc.plusHours(1).toInstant();
            case DAY -> utc.plusDays(1).toInstant();
            case WEEK -> utc.plusWeeks(1).toInstant();
        };
    }
}
