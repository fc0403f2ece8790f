package io.truevalue.analytics.metric;

import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what members, deals and subscriptions became. Each change is told by what it takes away and what it adds, in the
 * order of version, time and event: the sum of all changes is where it stands, in whatever order they arrived.
 */
@Singleton
class StateStore {
    private static final String DEALS = """
            WITH changes AS (
                SELECT quarter, state, amount, currency,
                       CASE ? WHEN 'stage' THEN stage_id WHEN 'pipeline' THEN pipeline_id END AS of,
                       lag(state) OVER earlier AS old_state, lag(amount) OVER earlier AS old_amount,
                       lag(currency) OVER earlier AS old_currency,
                       lag(CASE ? WHEN 'stage' THEN stage_id WHEN 'pipeline' THEN pipeline_id END)
                           OVER earlier AS old_of
                FROM deal_state
                WHERE generation = (SELECT current FROM generation)
                WINDOW earlier AS (PARTITION BY org_id, deal_id ORDER BY version, at, event))
            """;
    private static final String SUBSCRIPTIONS = """
            WITH changes AS (
                SELECT quarter, amount, currency, seats, lag(amount) OVER earlier AS old_amount,
                       lag(currency) OVER earlier AS old_currency, lag(seats) OVER earlier AS old_seats
                FROM subscription_state
                WHERE generation = (SELECT current FROM generation)
                WINDOW earlier AS (PARTITION BY org_id ORDER BY version, at, event))
            """;

    private final Statements statements;

    StateStore(Statements statements) {
        this.statements = statements;
    }

    /** By how many members in one of these states there were more at a window's end than at its beginning. */
    Lines members(Range range, String... states) {
        return lines(range, """
                SELECT width_bucket(quarter, ?) AS part, NULL AS of, NULL AS currency, sum(change) AS value
                FROM (SELECT quarter,
                             (state = ANY (?::text[]))::integer
                             - coalesce(lag((state = ANY (?::text[]))::integer)
                                        OVER (PARTITION BY org_id, user_id ORDER BY at, event), 0) AS change
                      FROM member_state
                      WHERE generation = (SELECT current FROM generation)) AS changes
                WHERE quarter < ? AND change <> 0
                GROUP BY part""", range.quarters(), states, states, range.toQuarter());
    }

    Lines openDeals(Range range, @Nullable String groupBy) {
        return lines(range, DEALS + """
                SELECT width_bucket(quarter, ?) AS part, of, NULL AS currency, sum(change) AS value
                FROM (SELECT quarter, of, 1 AS change FROM changes WHERE state = 'open'
                      UNION ALL
                      SELECT quarter, old_of, -1 FROM changes WHERE old_state = 'open') AS moves
                WHERE quarter < ?
                GROUP BY part, of""", groupBy, groupBy, range.quarters(), range.toQuarter());
    }

    Lines pipelineValue(Range range, @Nullable String groupBy) {
        return lines(range, DEALS + """
                SELECT width_bucket(quarter, ?) AS part, of, currency, sum(change) AS value
                FROM (SELECT quarter, of, currency, amount AS change FROM changes WHERE state = 'open'
                      UNION ALL
                      SELECT quarter, old_of, old_currency, -old_amount FROM changes WHERE old_state = 'open') AS moves
                WHERE quarter < ? AND currency IS NOT NULL
                GROUP BY part, of, currency""", groupBy, groupBy, range.quarters(), range.toQuarter());
    }

    /** How often deals came into the state. */
    Lines closedDeals(Range range, String state, @Nullable String groupBy) {
        return lines(
                range, DEALS + """
                SELECT width_bucket(quarter, ?) AS part, of, NULL AS currency, count(*) AS value
                FROM changes
                WHERE state = ? AND old_state IS DISTINCT FROM state AND quarter >= ? AND quarter < ?
                GROUP BY part, of""", groupBy, groupBy, range.quarters(), state, range.fromQuarter(), range.toQuarter());
    }

    Lines wonValue(Range range, @Nullable String groupBy) {
        return lines(range, DEALS + """
                SELECT width_bucket(quarter, ?) AS part, of, currency, sum(amount) AS value
                FROM changes
                WHERE state = 'won' AND old_state IS DISTINCT FROM state AND currency IS NOT NULL
                  AND quarter >= ? AND quarter < ?
                GROUP BY part, of, currency""", groupBy, groupBy, range.quarters(), range.fromQuarter(), range.toQuarter());
    }

    Lines seats(Range range) {
        return lines(range, SUBSCRIPTIONS + """
                SELECT width_bucket(quarter, ?) AS part, NULL AS of, NULL AS currency,
                       sum(seats - coalesce(old_seats, 0)) AS value
                FROM changes
                WHERE quarter < ?
                GROUP BY part""", range.quarters(), range.toQuarter());
    }

    Lines recurring(Range range) {
        return lines(range, SUBSCRIPTIONS + """
                SELECT width_bucket(quarter, ?) AS part, NULL AS of, currency, sum(change) AS value
                FROM (SELECT quarter, currency, amount AS change FROM changes
                      UNION ALL
                      SELECT quarter, old_currency, -old_amount FROM changes WHERE old_amount IS NOT NULL) AS moves
                WHERE quarter < ? AND change <> 0
                GROUP BY part, currency""", range.quarters(), range.toQuarter());
    }

    /** @param movement new, expansion, contraction or churned */
    Lines movements(Range range, String movement) {
        return lines(range, SUBSCRIPTIONS + """
                , moves AS (
                    SELECT quarter, currency, amount,
                           CASE WHEN old_currency = currency THEN old_amount ELSE 0 END AS old
                    FROM changes WHERE amount > 0
                    UNION ALL
                    SELECT quarter, old_currency, 0, old_amount
                    FROM changes WHERE old_amount > 0 AND (amount = 0 OR old_currency <> currency))
                SELECT width_bucket(quarter, ?) AS part, NULL AS of, currency, sum(abs(amount - old)) AS value
                FROM moves
                WHERE amount <> old AND quarter >= ? AND quarter < ?
                  AND ? = CASE WHEN old = 0 THEN 'new' WHEN amount = 0 THEN 'churned'
                               WHEN amount > old THEN 'expansion' ELSE 'contraction' END
                GROUP BY part, currency""", range.quarters(), range.fromQuarter(), range.toQuarter(), movement);
    }

    /** By how many organisations more paid at a window's end than at its beginning. */
    Lines paying(Range range) {
        return lines(range, SUBSCRIPTIONS + """
                SELECT width_bucket(quarter, ?) AS part, NULL AS of, NULL AS currency,
                       sum((amount > 0)::integer - coalesce((old_amount > 0)::integer, 0)) AS value
                FROM changes
                WHERE quarter < ?
                GROUP BY part""", range.quarters(), range.toQuarter());
    }

    /** How many organisations ceased to pay. */
    Lines ceased(Range range) {
        return lines(range, SUBSCRIPTIONS + """
                SELECT width_bucket(quarter, ?) AS part, NULL AS of, NULL AS currency, count(*) AS value
                FROM changes
                WHERE amount = 0 AND old_amount > 0 AND quarter >= ? AND quarter < ?
                GROUP BY part""", range.quarters(), range.fromQuarter(), range.toQuarter());
    }

    private Lines lines(Range range, String sql, @Nullable Object... parameters) {
        Lines lines = new Lines(range.starts().size());
        Lists.Row<Boolean> row = found -> {
            lines.add(key(found), found.getInt("part"), found.getBigDecimal("value"));
            return true;
        };
        statements.list(sql, row, parameters);
        return lines;
    }

    private static Lines.Key key(ResultSet row) throws SQLException {
        return new Lines.Key(row.getString("of"), row.getString("currency"));
    }
}
