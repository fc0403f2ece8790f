package io.truevalue.analytics.metric;

import io.truevalue.analytics.rollup.LocalDays;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who did something in which windows, read from a row a user and month. It knows days of the organisation's own clocks, and
 * nothing of hours, of another zone, or of all organisations together. Must run in a transaction.
 */
@Singleton
public class ActiveDays {
    private final Statements statements;

    ActiveDays(Statements statements) {
        this.statements = statements;
    }

    /** For each user the numbers of their windows, the range's first one 1; empty where this is not known by days. */
    public Optional<Collection<BitSet>> of(Range range) {
        if (range.window() == Window.HOUR || !isByClocksOf(range)) {
            return Optional.empty();
        }
        int first = LocalDays.month(day(range, range.from()));
        int[] windows = windows(range, first);
        Map<UUID, BitSet> users = new HashMap<>();
        statements.list(
                """
                SELECT user_id, month, days FROM user_month
                WHERE generation = (SELECT current FROM generation) AND month BETWEEN ? AND ?""",
                row -> {
                    int begin = (row.getInt("month") - first) * LocalDays.IN_MONTH;
                    BitSet mine = users.computeIfAbsent(row.getObject("user_id", UUID.class), unseen -> new BitSet());
                    for (int left = row.getInt("days"); left != 0; left &= left - 1) {
                        mine.set(windows[begin + Integer.numberOfTrailingZeros(left)]);
                    }
                    return true;
                },
                first,
                LocalDays.month(day(range, range.to())));
        users.values().forEach(mine -> mine.clear(0));
        users.values().removeIf(BitSet::isEmpty);
        return Optional.of(users.values());
    }

    private boolean isByClocksOf(Range range) {
        List<String> zones = statements.list("""
                SELECT time_zone FROM user_month_zone
                WHERE generation = (SELECT current FROM generation)
                LIMIT 2""", row -> row.getString("time_zone"));
        return zones.equals(List.of(range.zone().getId()));
    }

    /** Each day's window, 31 days a month from the first; 0 outside the range. */
    private static int[] windows(Range range, int firstMonth) {
        LocalDate end = day(range, range.to());
        int[] windows = new int[(LocalDays.month(end) - firstMonth + 1) * LocalDays.IN_MONTH];
        List<Instant> starts = range.starts();
        for (int part = 1; part <= starts.size(); part++) {
            LocalDate until = part == starts.size() ? end : day(range, starts.get(part));
            for (LocalDate day = day(range, starts.get(part - 1)); day.isBefore(until); day = day.plusDays(1)) {
                windows[(LocalDays.month(day) - firstMonth) * LocalDays.IN_MONTH + LocalDays.dayOfMonth(day)] = part;
            }
        }
        return windows;
    }

    private static LocalDate day(Range range, Instant time) {
        return time.atZone(range.zone()).toLocalDate();
    }
}
