package io.truevalue.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tile as it is asked for.
 *
 * @param id kept where it is given, so that a tile stays the same one; new where it is not
 * @param kind number, line or bar for a metric, funnel for a funnel, cohort for retention
 * @param metric a metric of the catalogue
 * @param window day unless said
 * @param range the last 30 days unless said
 * @param groupBy one of the metric's groupings
 * @param filters at most one of the metric's groupings, with the value that alone is shown
 * @param x columns from the left, of twelve
 * @param y rows from the top
 */
record TileRequest(
        @Nullable UUID id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minLength = 1, maxLength = 120) @Nullable
        String title,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        TileKind kind,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, maxLength = 60) @Nullable
        String metric,

        @Nullable TileWindow window,
        @Nullable RangeRequest range,
        @Schema(maxLength = 60) @Nullable String groupBy,
        @Nullable Map<String, @Nullable String> filters,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minimum = "0", maximum = "11") @Nullable
        Integer x,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minimum = "0", maximum = "500") @Nullable
        Integer y,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minimum = "1", maximum = "12") @Nullable
        Integer w,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minimum = "1", maximum = "12") @Nullable
        Integer h) {
    /**
     * Either the last so many hours, days or weeks, or from one moment to another.
     *
     * @param last such as {@code 24h}, {@code 30d} or {@code 12w}
     */
    record RangeRequest(
            @Schema(pattern = TileRange.PATTERN) @Nullable String last,
            @Nullable Instant from,
            @Nullable Instant to) {}
}
