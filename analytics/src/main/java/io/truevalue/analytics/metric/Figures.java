package io.truevalue.analytics.metric;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Metrics as the rest of this service knows them: which there are, and what they stand at. */
@Singleton
public class Figures {
    private final ReadMetric readMetric;

    Figures(ReadMetric readMetric) {
        this.readMetric = readMetric;
    }

    /**
     * What can be shown.
     *
     * @param kind {@code funnel} and {@code cohort} are shown as such, everything else as a number, a line or bars
     * @param groupings by what it can be split
     */
    public record Measured(String name, String title, String unit, String kind, List<String> groupings) {}

    /**
     * A part of a reading.
     *
     * @param start of its window, or of its cohort
     * @param group which part of the whole; null for the whole
     */
    public record Point(@Nullable Instant start, @Nullable String group, BigDecimal value) {}

    /** @param total of the whole range; null where amounts of several currencies would have to be added */
    public record Reading(List<Point> points, @Nullable BigDecimal total) {}

    public Optional<Measured> named(String name) {
        return Metric.named(name).map(Metric::view).map(Figures::measured);
    }

    private static Measured measured(MetricView view) {
        return new Measured(view.name(), view.title(), view.unit(), view.kind(), view.groupBy());
    }

    /**
     * Reads one metric of the organisation acted for.
     *
     * @param window {@code hour}, {@code day}, {@code week} or {@code month}
     * @param groupBy one of its groupings
     */
    public Reading read(String name, Instant from, Instant to, String window, @Nullable String groupBy) {
        Series series = readMetric.read(name, from.toString(), to.toString(), window, groupBy);
        List<Point> points = series.points().stream()
                .map(point -> new Point(point.start(), point.group(), BigDecimal.valueOf(point.value())))
                .toList();
        return new Reading(points, BigDecimal.valueOf(series.total()));
    }
}
