package io.truevalue.analytics.stream;

import io.truevalue.analytics.dashboard.TileRange;
import io.truevalue.analytics.dashboard.TileWindow;
import io.truevalue.web.listing.QueryParameters;
import io.truevalue.web.problem.Problem;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A figure that somebody follows: the total of a metric over the last hours, days or weeks, widened to whole windows as a
 * reading of the metric is.
 */
record Followed(String metric, String last, TileWindow window) {
    static final int MOST = 24;

    private static final int MOST_WINDOWS = 998;
    private static final String FORM = "metrics of the catalogue, such as logins,active_users:30d:day";

    /** Reads {@code logins,active_users:30d:day}; 24 hours by the hour unless said. */
    static Set<Followed> parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw invalid();
        }
        Set<Followed> all = new LinkedHashSet<>();
        for (String each : text.split(",", MOST + 1)) {
            all.add(parseOne(each));
        }
        if (all.size() > MOST) {
            throw QueryParameters.invalid("metrics", "at most " + MOST);
        }
        return all;
    }

    private static Followed parseOne(String text) {
        List<String> parts = List.of(text.split(":", -1));
        if (parts.size() > 3 || parts.getFirst().isEmpty()) {
            throw invalid();
        }
        String last = parts.size() > 1 ? parts.get(1) : "24h";
        String window = parts.size() > 2 ? parts.get(2) : parts.size() > 1 ? "day" : "hour";
        Followed one =
                new Followed(parts.getFirst(), last, TileWindow.named(window).orElseThrow(Followed::invalid));
        Duration length = TileRange.lengthOf(last).orElseThrow(Followed::invalid);
        if (length.compareTo(one.window().shortest().multipliedBy(MOST_WINDOWS)) > 0) {
            throw QueryParameters.invalid("metrics", "at most " + MOST_WINDOWS + " windows");
        }
        return one;
    }

    static Problem invalid() {
        return QueryParameters.invalid("metrics", FORM);
    }

    Duration length() {
        return TileRange.lengthOf(last).orElseThrow();
    }
}
