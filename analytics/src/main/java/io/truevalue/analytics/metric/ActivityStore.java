package io.truevalue.analytics.metric;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Counts different users exactly, in any windows. */
@Singleton
class ActivityStore {
    private static final int MONTH = 30;

    private final Statements statements;

    ActivityStore(Statements statements) {
        this.statements = statements;
    }

    Lines activeUsers(Range range) {
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

    BigDecimal activeUsersInAll(Range range) {
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
        Pieces pieces = Pieces.of(days);
        List<long[]> changes = statements.list(
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
                GROUP BY part ORDER BY part""",
                row -> new long[] {row.getLong("part"), row.getLong("daily"), row.getLong("change")},
                pieces.halfDays(),
                pieces.masks(),
                pieces.parts(),
                pieces.first(),
                pieces.last(),
                MONTH,
                MONTH);
        return cumulated(changes, days.starts().size());
    }

    private static List<Day> cumulated(List<long[]> changes, int count) {
        List<Day> days = new ArrayList<>(count);
        long monthly = 0;
        int next = 0;
        for (int day = 1; day <= count; day++) {
            long daily = 0;
            if (next < changes.size() && changes.get(next)[0] == day) {
                daily = changes.get(next)[1];
                monthly += changes.get(next)[2];
                next++;
            }
            days.add(new Day(day, daily, monthly));
        }
        return days;
    }
}
