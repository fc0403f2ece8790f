package io.truevalue.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time that a tile is about: the last hours, days or weeks, or from one moment to another.
 *
 * @param last such as {@code 24h}, {@code 30d} or {@code 12w}, ending now; null where the range is fixed
 * @param from its beginning, where it is fixed
 * @param to its end, which does not belong to it
 */
public record TileRange(
        @Schema(pattern = PATTERN) @Nullable String last,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final String PATTERN = "[1-9][0-9]{0,3}[hdw]";

    static final TileRange USUAL = new TileRange("30d", null, null);

    private static final Pattern LAST = Pattern.compile(PATTERN);

    /** How long {@code 30d} is; empty for a text of another form. */
    public static Optional<Duration> lengthOf(String last) {
        Matcher matcher = LAST.matcher(last);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(last.substring(0, last.length() - 1));
        return Optional.of(
                switch (last.charAt(last.length() - 1)) {
                    case 'h' -> Duration.ofHours(count);
                    case 'd' -> Duration.ofDays(count);
                    default -> Duration.ofDays(7 * count);
                });
    }

    Instant start(Instant now) {
        return from == null ? now.minus(length()) : from;
    }

    Instant end(Instant now) {
        return to == null ? now : to;
    }

    Duration length() {
        if (last != null) {
            return lengthOf(last).orElseThrow();
        }
        return from == null || to == null ? Duration.ZERO : Duration.between(from, to);
    }
}
