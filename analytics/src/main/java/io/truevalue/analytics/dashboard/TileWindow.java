package io.truevalue.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long each stretch of a line, or of bars, is. */
public enum TileWindow {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(28));

    private final Duration shortest;

    TileWindow(Duration shortest) {
        this.shortest = shortest;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TileWindow> named(String wireName) {
        return Arrays.stream(values())
                .filter(window -> window.wireName().equals(wireName))
                .findFirst();
    }

    /** No such window is shorter. */
    public Duration shortest() {
        return shortest;
    }
}
