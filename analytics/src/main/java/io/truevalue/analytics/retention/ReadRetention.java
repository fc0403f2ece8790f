package io.truevalue.analytics.retention;

import io.truevalue.analytics.metric.Range;
import io.truevalue.analytics.metric.Window;
import io.truevalue.analytics.metric.Zones;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the retention of the organisation acted for, or of all together where the service acts for itself. */
@Singleton
public class ReadRetention {
    private static final Duration USUAL = Duration.ofDays(83);

    private final RetentionStore store;
    private final Zones zones;
    private final Transactions transactions;
    private final Clock clock;

    ReadRetention(RetentionStore store, Zones zones, Transactions transactions, Clock clock) {
        this.store = store;
        this.zones = zones;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Retention read(@Nullable String from, @Nullable String to, @Nullable String timezone) {
        Instant now = clock.instant();
        String begin = from == null && to == null ? now.minus(USUAL).toString() : from;
        Range.Asked asked = Range.parse(begin, to, Window.WEEK.wireName(), timezone, now);
        return transactions.reading(() -> {
            Range range = asked.in(zones.own());
            Instant first = store.firstActivity().orElse(range.from());
            Instant begun = first.isBefore(range.from()) ? first : range.from();
            Instant end = range.to().isAfter(now) && range.from().isBefore(now) ? now : range.to();
            Range weeks = Range.of(Window.WEEK, range.zone(), begun, end);
            return retention(weeks, weeks.starts().indexOf(range.from()) + 1);
        });
    }

    /** @param from the number of the first cohort's week */
    private Retention retention(Range weeks, int from) {
        int count = weeks.starts().size();
        long[][] users = new long[count + 1][];
        for (int first = from; first <= count; first++) {
            users[first] = new long[count - first + 1];
        }
        store.active(weeks, from).forEach(active -> users[active.first()][active.later()] = active.users());
        List<Retention.Cohort> cohorts = new ArrayList<>();
        for (int first = from; first <= count; first++) {
            cohorts.add(new Retention.Cohort(
                    weeks.starts().get(first - 1),
                    users[first][0],
                    Arrays.stream(users[first]).boxed().toList()));
        }
        return new Retention(weeks.zone().getId(), cohorts);
    }
}
