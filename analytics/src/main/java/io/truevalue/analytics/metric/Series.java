package io.truevalue.analytics.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metric's figures.
 *
 * @param window how long each point's stretch is
 * @param points every window in order, empty ones too; where grouped, those that have a figure
 * @param total of the whole range: a sum, each user once, or where it stands at the end
 */
record Series(String metric, String window, List<Point> points, long total) {
    /** @param group by whom, where the figures are split */
    record Point(
            Instant start,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    extensions =
                            @Extension(
                                    properties =
                                            @ExtensionProperty(
                                                    name = "x-absent-when-null",
                                                    value = "true",
                                                    parseValue = true)))
            @Nullable
            String group,

            long value) {}

    static Series of(Metric metric, Range range, Map<Instant, Long> values, long total) {
        List<Point> points = range.starts().stream()
                .map(start -> new Point(start, null, values.getOrDefault(start, 0L)))
                .toList();
        return new Series(metric.wireName(), range.window().wireName(), points, total);
    }
}
