package io.truevalue.analytics.dashboard;

import io.truevalue.web.problem.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a time a tile may be about. */
final class RangeRules {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    /** One less than a metric answers, since a range is widened to whole windows. */
    private static final int MOST_WINDOWS = 998;

    private RangeRules() {}

    static TileRange checked(
            String field, TileRequest.@Nullable RangeRequest given, TileWindow window, List<FieldError> faults) {
        if (given == null) {
            return TileRange.USUAL;
        }
        if ((given.last() == null) == (given.from() == null && given.to() == null)) {
            faults.add(new FieldError(field, "required", "either last, or from and to"));
            return TileRange.USUAL;
        }
        TileRange range =
                given.last() == null ? fixed(field, given, faults) : lasting(field + ".last", given.last(), faults);
        Duration most = window.shortest().multipliedBy(MOST_WINDOWS);
        if (range.length().compareTo(most) > 0) {
            faults.add(new FieldError(field, "too_long", "at most " + MOST_WINDOWS + " windows"));
        }
        return range;
    }

    private static TileRange lasting(String field, String last, List<FieldError> faults) {
        if (TileRange.lengthOf(last).isEmpty()) {
            faults.add(new FieldError(field, "invalid_format", "such as 24h, 30d or 12w"));
            return TileRange.USUAL;
        }
        return new TileRange(last, null, null);
    }

    private static TileRange fixed(String field, TileRequest.RangeRequest given, List<FieldError> faults) {
        Instant from = known(field + ".from", given.from(), faults);
        Instant to = known(field + ".to", given.to(), faults);
        if (from == null || to == null) {
            return TileRange.USUAL;
        }
        if (!from.isBefore(to)) {
            faults.add(new FieldError(field + ".to", "too_early", "a time after from"));
            return TileRange.USUAL;
        }
        return new TileRange(null, from, to);
    }

    private static @Nullable Instant known(String field, @Nullable Instant time, List<FieldError> faults) {
        if (time == null) {
            faults.add(new FieldError(field, "required", "must be given"));
            return null;
        }
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            faults.add(new FieldError(field, "out_of_range", "a time of the years 2000 to 2199"));
            return null;
        }
        return time;
    }
}
