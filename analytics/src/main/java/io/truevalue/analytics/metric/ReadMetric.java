package io.truevalue.analytics.metric;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.QueryParameters;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one metric of the organisation acted for, or of all together where the service acts for itself. */
@Singleton
class ReadMetric {
    private final FigureLines figures;
    private final Zones zones;
    private final Transactions transactions;
    private final Clock clock;

    ReadMetric(FigureLines figures, Zones zones, Transactions transactions, Clock clock) {
        this.figures = figures;
        this.zones = zones;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a caller asks for, as it stands in the query. */
    record Question(
            @Nullable String from,
            @Nullable String to,
            @Nullable String window,
            @Nullable String groupBy,
            @Nullable String timezone) {}

    Series read(String name, Question question) {
        return read(Metric.named(name), question);
    }

    /** The platform's own metrics too. */
    Series readOfPlatform(String name, Question question) {
        return read(Metric.ofAny(name), question);
    }

    private Series read(Optional<Metric> named, Question question) {
        Metric metric = named.orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such metric."));
        Range.Asked asked =
                Range.parse(question.from(), question.to(), question.window(), question.timezone(), clock.instant());
        String groupBy = question.groupBy();
        if (groupBy != null && !metric.groupings().contains(groupBy)) {
            String possible = String.join(", ", metric.groupings());
            throw QueryParameters.invalid("group_by", possible.isEmpty() ? "nothing for this metric" : possible);
        }
        return transactions.reading(() -> figures.of(metric, asked.in(zones.own()), groupBy));
    }
}
