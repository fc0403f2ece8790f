package io.truevalue.analytics.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric's figures.
 *
 * @param window how long each point's stretch is
 * @param timezone whose clocks the windows follow
 * @param unit what is counted; {@code minor_units} for money
 * @param points of all together, every window in order, empty ones too; none for money, since currencies are not added
 * @param total of the whole range: a sum, each user once, where it stands at the end, or a share; absent for money
 * @param series one a group, and one a currency for money, the largest first, at most 100; none where not grouped
 */
record Series(
        String metric,
        String window,
        String timezone,
        String unit,
        List<Point> points,

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
        BigDecimal total,

        List<Line> series) {
    /** A window's figure. */
    record Point(Instant start, BigDecimal value) {}

    /**
     * One group's figures.
     *
     * @param group whose; absent for money that is not grouped
     * @param currency ISO 4217; absent where it is no money
     */
    record Line(
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
            String currency,

            List<Point> points,
            BigDecimal total) {}
}
