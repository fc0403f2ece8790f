package io.truevalue.analytics.metric;

import io.truevalue.analytics.rollup.Quarters;
import io.truevalue.web.listing.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whole windows, one after another.
 *
 * @param starts of each window, ascending
 * @param to the last one's end
 */
public record Range(Window window, ZoneId zone, List<Instant> starts, Instant to) {
    public static final ZoneId UTC = ZoneId.of("UTC");

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Duration USUAL = Duration.ofDays(30);
    private static final int MOST_WINDOWS = 1_000;

    public Range {
        starts = List.copyOf(starts);
    }

    /** What was asked for, before the organisation's zone is known. */
    public record Asked(
            Window window,
            Instant from,
            Instant to,
            @Nullable ZoneId zone) {
        /** Widened to whole windows of the zone asked for, or of the other. */
        public Range in(ZoneId other) {
            return Range.of(window, zone == null ? other : zone, from, to);
        }
    }

    /** By day, the last 30 days, unless said. */
    public static Asked parse(
            @Nullable String from,
            @Nullable String to,
            @Nullable String window,
            @Nullable String timezone,
            Instant now) {
        Window parts = window == null
                ? Window.DAY
                : Window.named(window).orElseThrow(() -> QueryParameters.invalid("window", Window.NAMES));
        Instant end = to == null ? now : QueryParameters.time("to", to);
        Instant start = from == null ? end.minus(USUAL) : QueryParameters.time("from", from);
        if (!start.isBefore(end)) {
            throw QueryParameters.invalid("to", "a time after from");
        }
        if (Duration.between(start, end).compareTo(parts.usual().multipliedBy(MOST_WINDOWS)) > 0) {
            throw QueryParameters.invalid("from", "a range of at most " + MOST_WINDOWS + " windows");
        }
        return new Asked(parts, start, end, timezone == null ? null : zone(timezone));
    }

    private static ZoneId zone(String timezone) {
        if (!ZONES.contains(timezone)) {
            throw QueryParameters.invalid("timezone", "a time zone of the IANA database, such as Europe/Berlin");
        }
        return ZoneId.of(timezone);
    }

    public static Range of(Window window, ZoneId zone, Instant from, Instant to) {
        List<Instant> starts = new ArrayList<>();
        Instant start = window.startOf(from, zone);
        while (start.isBefore(to)) {
            starts.add(start);
            start = window.after(start, zone);
        }
        return new Range(window, zone, starts, start);
    }

    public Instant from() {
        return starts.getFirst();
    }

    /** Where each window starts, for {@code width_bucket}: the first window is part 1, what lies before is part 0. */
    public int[] quarters() {
        return starts.stream().mapToInt(Quarters::of).toArray();
    }

    public int fromQuarter() {
        return Quarters.of(from());
    }

    public int toQuarter() {
        return Quarters.of(to);
    }
}
