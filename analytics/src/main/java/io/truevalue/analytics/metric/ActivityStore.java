package io.truevalue.analytics.metric;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Counts different users exactly, in any windows: by days where those are kept, else by quarters of an hour. */
@Singleton
class ActivityStore {
    private static final int MONTH = 30;

    private final Statements statements;
    private final ActiveDays activeDays;

    ActivityStore(Statements statements, ActiveDays activeDays) {
        this.statements = statements;
        this.activeDays = activeDays;
    }

    /** @param inAll each user once, in however many windows */
    record Users(Lines lines, BigDecimal inAll) {}

    Users activeUsers(Range range) {
        return activeDays
                .of(range)
                .map(users -> counted(users, range.starts().size()))
                .orElseGet(() -> new Users(byQuarters(range), inAllByQuarters(range)));
    }

    private static Users counted(Collection<BitSet> users, int windows) {
        int[] counts = new int[windows + 1];
        users.forEach(mine -> mine.stream().forEach(part -> counts[part]++));
        Lines lines = new Lines(windows);
        for (int part = 1; part <= windows; part++) {
            lines.add(Lines.Key.ALL, part, BigDecimal.valueOf(counts[part]));
        }
        return new Users(lines, BigDecimal.valueOf(users.size()));
    }

    private Lines byQuarters(Range range) {
        Pieces pieces = Pieces.of(range);
        Lines lines = new Lines(range.starts().size());
        statements.list(
                """
                SELECT p.part, count(DISTINCT a.user_id) AS value
                FROM unnest(?, ?, ?) AS p (half_day, mask, part)
                JOIN user_activity a ON a.half_day = p.half_day AND a.quarters & p.mask <> 0
                WHERE a.generation = (SELECT current FROM generation) AND a.half_day BETWEEN ? AND ?
                GROUP BY p.part""",
                row -> {
                    lines.add(Lines.Key.ALL, row.getInt("part"), row.getBigDecimal("value"));
                    return true;
                },
                pieces.halfDays(),
                pieces.masks(),
                pieces.parts(),
                pieces.first(),
                pieces.last());
        return lines;
    }

    private BigDecimal inAllByQuarters(Range range) {
        Pieces pieces = Pieces.of(range);
        return statements
                .find(
                        """
                        SELECT count(DISTINCT a.user_id) AS value
                        FROM unnest(?, ?) AS p (half_day, mask)
                        JOIN user_activity a ON a.half_day = p.half_day AND a.quarters & p.mask <> 0
                        WHERE a.generation = (SELECT current FROM generation) AND a.half_day BETWEEN ? AND ?""",
                        row -> row.getBigDecimal("value"),
                        pieces.halfDays(),
                        pieces.masks(),
                        pieces.first(),
                        pieces.last())
                .orElseThrow();
    }

    /**
     * How many were active on a day, and on that day or one of the 29 before it.
     *
     * @param day its number in the range, the first one 1
     */
    record Day(int day, long daily, long monthly) {}

    /** @param days by day, from 29 days before the first that is asked for */
    List<Day> daysAndMonths(Range days) {
        int count = days.starts().size();
        long[] daily = new long[count + 1];
        long[] changes = new long[count + 1 + MONTH];
        activeDays
                .of(days)
                .ifPresentOrElse(
                        users -> users.forEach(mine -> addSpans(mine, daily, changes)),
                        () -> daysByQuarters(days, daily, changes));
        List<Day> found = new ArrayList<>(count);
        long monthly = 0;
        for (int day = 1; day <= count; day++) {
            monthly += changes[day];
            found.add(new Day(day, daily[day], monthly));
        }
        return found;
    }

    /** From each of a user's days they count for a month, or until their next one. */
    private static void addSpans(BitSet mine, long[] daily, long[] changes) {
        for (int day = mine.nextSetBit(0); day > 0; day = mine.nextSetBit(day + 1)) {
            daily[day]++;
            changes[day]++;
            int next = mine.nextSetBit(day + 1);
            changes[next < 0 ? day + MONTH : Math.min(next, day + MONTH)]--;
        }
    }

    private void daysByQuarters(Range days, long[] daily, long[] changes) {
        Pieces pieces = Pieces.of(days);
        statements.list(
                """
                WITH active AS (
                    SELECT DISTINCT a.user_id, p.part
                    FROM unnest(?, ?, ?) AS p (half_day, mask, part)
                    JOIN user_activity a ON a.half_day = p.half_day AND a.quarters & p.mask <> 0
                    WHERE a.generation = (SELECT current FROM generation) AND a.half_day BETWEEN ? AND ?),
                spans AS (
                    SELECT part, lead(part) OVER (PARTITION BY user_id ORDER BY part) AS next FROM active)
                SELECT part, sum(daily) AS daily, sum(change) AS change
                FROM (SELECT part, 1 AS daily, 1 AS change FROM spans
                      UNION ALL
                      SELECT least(coalesce(next, part + ?), part + ?), 0, -1 FROM spans) AS days
                GROUP BY part""",
                row -> {
                    int part = row.getInt("part");
                    changes[part] = row.getLong("change");
                    if (part < daily.length) {
                        daily[part] = row.getLong("daily");
                    }
                    return true;
                },
                pieces.halfDays(),
                pieces.masks(),
                pieces.parts(),
                pieces.first(),
                pieces.last(),
                MONTH,
                MONTH);
    }
}
