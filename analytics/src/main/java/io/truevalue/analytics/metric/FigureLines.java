package io.truevalue.analytics.metric;

import io.truevalue.web.listing.QueryParameters;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From each metric's definition to its figures. Must run in a transaction. */
@Singleton
class FigureLines {
    private static final String ACTOR = "actor";
    private static final Duration MONTH_BEFORE = Duration.ofDays(28).plusHours(12);
    private static final int MOST_DAYS = 1_100;

    private final CountStore counts;
    private final ActivityStore activity;
    private final StateStore states;

    FigureLines(CountStore counts, ActivityStore activity, StateStore states) {
        this.counts = counts;
        this.activity = activity;
        this.states = states;
    }

    Series of(Metric metric, Range range, @Nullable String groupBy) {
        SeriesOf series = new SeriesOf(metric, range, groupBy != null);
        return switch (metric) {
            case LOGINS -> series.sums(events("session.created", range, groupBy));
            case CONTACTS_CREATED -> series.sums(events("contact.created", range, groupBy));
            case COMPANIES_CREATED -> series.sums(events("company.created", range, groupBy));
            case DEALS_CREATED -> series.sums(events("deal.created", range, groupBy));
            case REFUSALS -> series.sums(events("access.denied", range, groupBy));
            case API_CALLS, API_REFUSALS, API_ERRORS -> series.sums(counts.counts(metric.wireName(), range));
            case API_ERROR_RATE ->
                series.shares(
                        counts.counts("api_errors", range).all(),
                        counts.counts("api_calls", range).all());
            case FEATURE_USE ->
                series.sums(ACTOR.equals(groupBy) ? counts.featuresByActor(range) : counts.features(range));
            case ACTIVE_USERS -> {
                ActivityStore.Users users = activity.activeUsers(range);
                yield series.uniques(users.lines(), users.inAll());
            }
            case STICKINESS -> stickiness(series, range);
            case MEMBERS -> series.heights(states.members(range, "active", "suspended"));
            case SEATS_USED -> series.heights(states.members(range, "active"));
            case SEATS -> series.heights(states.seats(range));
            case OPEN_DEALS -> series.heights(states.openDeals(range, groupBy));
            case PIPELINE_VALUE -> series.heights(states.pipelineValue(range, groupBy));
            case DEALS_WON -> series.sums(states.closedDeals(range, "won", groupBy));
            case DEALS_LOST -> series.sums(states.closedDeals(range, "lost", groupBy));
            case WON_VALUE -> series.sums(states.wonValue(range, groupBy));
            case WIN_RATE -> winRate(series, range);
            case MRR -> series.heights(states.recurring(range));
            case MRR_NEW -> series.sums(states.movements(range, "new"));
            case MRR_EXPANSION -> series.sums(states.movements(range, "expansion"));
            case MRR_CONTRACTION -> series.sums(states.movements(range, "contraction"));
            case MRR_CHURNED -> series.sums(states.movements(range, "churned"));
            case CHURN_RATE -> churnRate(series, range);
            case PAYING_ORGANIZATIONS -> series.heights(states.paying(range));
            case ORGANIZATIONS -> series.heights(counts.organizations(range));
            case SIGN_UPS -> series.sums(counts.signUps(range));
        };
    }

    private Lines events(String measure, Range range, @Nullable String groupBy) {
        return ACTOR.equals(groupBy) ? counts.countsByActor(measure, range) : counts.counts(measure, range);
    }

    private Series winRate(SeriesOf series, Range range) {
        BigDecimal[] won = states.closedDeals(range, "won", null).all();
        BigDecimal[] closed = states.closedDeals(range, "lost", null).all();
        for (int part = 0; part < closed.length; part++) {
            closed[part] = closed[part].add(won[part]);
        }
        return series.shares(won, closed);
    }

    /** Of a longer range, by those who paid at its beginning too. */
    private Series churnRate(SeriesOf series, Range range) {
        BigDecimal[] paying = states.paying(range).levels().all();
        BigDecimal[] before = new BigDecimal[paying.length];
        before[0] = BigDecimal.ZERO;
        System.arraycopy(paying, 0, before, 1, paying.length - 1);
        BigDecimal[] ceased = states.ceased(range).all();
        BigDecimal all = BigDecimal.ZERO;
        for (int part = 1; part < ceased.length; part++) {
            all = all.add(ceased[part]);
        }
        return series.shares(ceased, before, SeriesOf.percent(all, paying[0]));
    }

    private Series stickiness(SeriesOf series, Range range) {
        if (range.window() == Window.HOUR) {
            throw QueryParameters.invalid("window", "day, week or month for this metric");
        }
        if (Duration.between(range.from(), range.to()).toDays() > MOST_DAYS) {
            throw QueryParameters.invalid("from", "a range of at most " + MOST_DAYS + " days for this metric");
        }
        Range days = Range.of(Window.DAY, range.zone(), range.from().minus(MONTH_BEFORE), range.to());
        List<ActivityStore.Day> found = activity.daysAndMonths(days);
        Lines daily = new Lines(range.starts().size());
        Lines monthly = new Lines(range.starts().size());
        int part = 0;
        for (ActivityStore.Day day : found) {
            Instant start = days.starts().get(day.day() - 1);
            while (part < range.starts().size() && !range.starts().get(part).isAfter(start)) {
                part++;
            }
            daily.add(Lines.Key.ALL, part, BigDecimal.valueOf(day.daily()));
            monthly.add(Lines.Key.ALL, part, BigDecimal.valueOf(day.monthly()));
        }
        return series.shares(daily.all(), monthly.all());
    }
}
