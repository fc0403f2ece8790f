package io.truevalue.analytics.metric;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Metrics, funnels and retention as the rest of this service knows them: which there are, and what they stand at. */
@Singleton
public class Figures {
    private final ReadMetric readMetric;
    private final List<OtherFigures> others;

    Figures(ReadMetric readMetric, List<OtherFigures> others) {
        this.readMetric = readMetric;
        this.others = List.copyOf(others);
    }

    /** Figures that are no metric's, such as a funnel's. */
    public interface OtherFigures {
        Optional<Measured> named(String name);

        /** @param name one that {@link #named} knows */
        Reading read(String name, Instant from, Instant to);
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
        return Metric.named(name)
                .map(metric -> new Measured(
                        metric.wireName(),
                        metric.title(),
                        metric.unit(),
                        metric.kind().wireName(),
                        metric.groupings()))
                .or(() -> others.stream()
                        .flatMap(other -> other.named(name).stream())
                        .findFirst());
    }

    /**
     * Reads one of the organisation acted for, by its clocks.
     *
     * @param window {@code hour}, {@code day}, {@code week} or {@code month}
     * @param groupBy one of its groupings
     */
    public Reading read(String name, Instant from, Instant to, String window, @Nullable String groupBy) {
        for (OtherFigures other : others) {
            if (other.named(name).isPresent()) {
                return other.read(name, from, to);
            }
        }
        Series series =
                readMetric.read(name, new ReadMetric.Question(from.toString(), to.toString(), window, groupBy, null));
        return new Reading(points(series), series.total());
    }

    /** Grouped ones by their group; money by its currency, and its group where there is one. */
    private static List<Point> points(Series series) {
        if (series.series().isEmpty()) {
            return series.points().stream()
                    .map(point -> new Point(point.start(), null, point.value()))
                    .toList();
        }
        List<Point> points = new ArrayList<>();
        for (Series.Line line : series.series()) {
            line.points().forEach(point -> points.add(new Point(point.start(), group(line), point.value())));
        }
        return points;
    }

    private static String group(Series.Line line) {
        if (line.currency() == null) {
            return String.valueOf(line.group());
        }
        return line.group() == null ? line.currency() : line.currency() + " " + line.group();
    }
}
