package io.truevalue.analytics.metric;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.QueryParameters;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one metric of the organisation acted for. */
@Singleton
class ReadMetric {
    private final FigureStore figures;
    private final Transactions transactions;
    private final Clock clock;

    ReadMetric(FigureStore figures, Transactions transactions, Clock clock) {
        this.figures = figures;
        this.transactions = transactions;
        this.clock = clock;
    }

    Series read(
            String name,
            @Nullable String from,
            @Nullable String to,
            @Nullable String window,
            @Nullable String groupBy) {
        Metric metric = Metric.named(name).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such metric."));
        Range range = Range.parse(from, to, window, clock.instant());
        if (groupBy == null) {
            return transactions.reading(() -> whole(metric, range));
        }
        if (!metric.groupings().contains(groupBy)) {
            String possible = String.join(", ", metric.groupings());
            throw QueryParameters.invalid("group_by", possible.isEmpty() ? "nothing for this metric" : possible);
        }
        return transactions.reading(() -> byActor(metric, range));
    }

    private Series whole(Metric metric, Range range) {
        return switch (metric.kind()) {
            case COUNT -> {
                Map<Instant, Long> counts = figures.counts(metric, range);
                yield Series.of(metric, range, counts, sum(counts));
            }
            case UNIQUE -> Series.of(metric, range, figures.activeUsers(range), figures.activeUsersInAll(range));
            case LEVEL -> members(metric, range);
        };
    }

    private Series members(Metric metric, Range range) {
        Map<Instant, Long> changes = figures.memberChanges(range);
        Map<Instant, Long> levels = new LinkedHashMap<>();
        long level = figures.membersAt(range.from());
        for (Instant start : range.starts()) {
            level += changes.getOrDefault(start, 0L);
            levels.put(start, level);
        }
        return Series.of(metric, range, levels, level);
    }

    private Series byActor(Metric metric, Range range) {
        List<Series.Point> points = figures.countsByActor(metric, range);
        long total = points.stream().mapToLong(Series.Point::value).sum();
        return new Series(metric.wireName(), range.window().wireName(), points, total);
    }

    private static long sum(Map<Instant, Long> values) {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }
}
