package io.truevalue.analytics.metric;

import io.truevalue.web.listing.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole windows, one after another.
 *
 * @param from the first one's start
 * @param to the last one's end
 */
record Range(Window window, Instant from, Instant to) {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final int MOST_WINDOWS = 1_000;

    /** The windows that the asked time lies in: by day, the last 30 days, unless said. */
    static Range parse(@Nullable String from, @Nullable String to, @Nullable String window, Instant now) {
        Window parts = window == null
                ? Window.DAY
                : Window.named(window).orElseThrow(() -> QueryParameters.invalid("window", "hour, day or week"));
        Instant end = to == null ? now : QueryParameters.time("to", to);
        Instant start = from == null ? end.minus(USUAL) : QueryParameters.time("from", from);
        if (!start.isBefore(end)) {
            throw QueryParameters.invalid("to", "a time after from");
        }
        Instant first = parts.startOf(start);
        Instant last = parts.startOf(end);
        Range range = new Range(parts, first, last.equals(end) ? end : parts.after(last));
        if (range.isTooLong()) {
            throw QueryParameters.invalid("from", "a range of at most " + MOST_WINDOWS + " windows");
        }
        return range;
    }

    private boolean isTooLong() {
        Duration shortest = switch (window) {
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
            case WEEK -> Duration.ofDays(7);
        };
        return Duration.between(from, to).compareTo(shortest.multipliedBy(MOST_WINDOWS)) > 0;
    }

    List<Instant> starts() {
        List<Instant> starts = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = window.after(start)) {
            starts.add(start);
        }
        return starts;
    }
}
