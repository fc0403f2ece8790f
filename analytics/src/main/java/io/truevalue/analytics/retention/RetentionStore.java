package io.truevalue.analytics.retention;

import io.truevalue.analytics.metric.ActiveDays;
import io.truevalue.analytics.metric.Pieces;
import io.truevalue.analytics.metric.Range;
import io.truevalue.analytics.rollup.Quarters;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts by the week of the first activity and the weeks since. */
@Singleton
class RetentionStore {
    private final Statements statements;
    private final ActiveDays activeDays;

    RetentionStore(Statements statements, ActiveDays activeDays) {
        this.statements = statements;
        this.activeDays = activeDays;
    }

    /** The first half day that anything was done in. */
    Optional<Instant> firstActivity() {
        return statements
                .list(
                        """
                        SELECT min(half_day) AS half_day, count(*) AS rows FROM user_activity
                        WHERE generation = (SELECT current FROM generation)""",
                        row -> row.getLong("rows") == 0
                                ? Optional.<Instant>empty()
                                : Optional.of(Quarters.startOfHalfDay(row.getInt("half_day"))))
                .getFirst();
    }

    /**
     * How many came back.
     *
     * @param first the number of the week of their first activity, the range's first one 1
     * @param later so many weeks after it
     */
    record Active(int first, int later, long users) {}

    List<Active> active(Range weeks, int from) {
        return activeDays.of(weeks).map(users -> counted(users, from)).orElseGet(() -> byQuarters(weeks, from));
    }

    private static List<Active> counted(Collection<BitSet> users, int from) {
        Map<List<Integer>, Long> counts = new HashMap<>();
        for (BitSet mine : users) {
            int first = mine.nextSetBit(0);
            if (first >= from) {
                mine.stream().forEach(week -> counts.merge(List.of(first, week - first), 1L, Long::sum));
            }
        }
        return counts.entrySet().stream()
                .map(count -> new Active(count.getKey().get(0), count.getKey().get(1), count.getValue()))
                .toList();
    }

    private List<Active> byQuarters(Range weeks, int from) {
        Pieces pieces = Pieces.of(weeks);
        return statements.list(
                """
                WITH active AS (
                    SELECT DISTINCT a.user_id, p.part
                    FROM unnest(?, ?, ?) AS p (half_day, mask, part)
                    JOIN user_activity a ON a.half_day = p.half_day AND a.quarters & p.mask <> 0
                    WHERE a.generation = (SELECT current FROM generation) AND a.half_day BETWEEN ? AND ?),
                cohorts AS (
                    SELECT part, min(part) OVER (PARTITION BY user_id) AS first FROM active)
                SELECT first, part - first AS later, count(*) AS users
                FROM cohorts
                WHERE first >= ?
                GROUP BY first, later""",
                row -> new Active(row.getInt("first"), row.getInt("later"), row.getLong("users")),
                pieces.halfDays(),
                pieces.masks(),
                pieces.parts(),
                pieces.first(),
                pieces.last(),
                from);
    }
}
