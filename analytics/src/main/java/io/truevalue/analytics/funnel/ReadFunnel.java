package io.truevalue.analytics.funnel;

import io.truevalue.analytics.metric.Range;
import io.truevalue.analytics.metric.Window;
import io.truevalue.analytics.metric.Zones;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one funnel of the organisation acted for, or of the platform where the service acts for itself. */
@Singleton
public class ReadFunnel {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int DECIMALS = 4;

    private final FunnelStore store;
    private final Zones zones;
    private final Transactions transactions;
    private final Clock clock;

    ReadFunnel(FunnelStore store, Zones zones, Transactions transactions, Clock clock) {
        this.store = store;
        this.zones = zones;
        this.transactions = transactions;
        this.clock = clock;
    }

    FunnelFigures read(String name, @Nullable String from, @Nullable String to, @Nullable String timezone) {
        Funnel funnel = Funnel.named(name)
                .filter(Funnel::isOfOrganizations)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such funnel."));
        return read(funnel, from, to, timezone);
    }

    FunnelFigures readOfPlatform(String name, @Nullable String from, @Nullable String to, @Nullable String timezone) {
        Funnel funnel = Funnel.named(name).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such funnel."));
        return read(funnel, from, to, timezone);
    }

    private FunnelFigures read(Funnel funnel, @Nullable String from, @Nullable String to, @Nullable String timezone) {
        Instant now = clock.instant();
        Range.Asked asked = Range.parse(from, to, null, timezone, now);
        return transactions.reading(() -> {
            Range range = asked.in(zones.own());
            List<Long> people = switch (funnel) {
                case ONBOARDING -> store.onboarding(range.from(), range.to(), lastWeek(range, now));
                case SIGN_UPS -> store.signUps(range.from(), range.to());
            };
            return figures(funnel, range, people);
        });
    }

    /** Up to the range's end, or now where that has not come yet. */
    private static Range lastWeek(Range range, Instant now) {
        Instant end = range.to().isAfter(now) && range.from().isBefore(now) ? now : range.to();
        return Range.of(Window.HOUR, range.zone(), end.minus(WEEK), end);
    }

    private static FunnelFigures figures(Funnel funnel, Range range, List<Long> people) {
        List<FunnelFigures.Reached> reached = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Funnel.Step step = funnel.steps().get(i);
            long before = people.get(Math.max(0, i - 1));
            reached.add(new FunnelFigures.Reached(
                    step.name(),
                    step.title(),
                    people.get(i),
                    share(people.get(i), people.getFirst()),
                    share(people.get(i), before)));
        }
        return new FunnelFigures(
                funnel.wireName(), range.from(), range.to(), range.zone().getId(), reached);
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
