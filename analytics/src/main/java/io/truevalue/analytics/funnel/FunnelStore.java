package io.truevalue.analytics.funnel;

import io.truevalue.analytics.metric.Pieces;
import io.truevalue.analytics.metric.Range;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Counts who got how far. */
@Singleton
class FunnelStore {
    private final Statements statements;

    FunnelStore(Statements statements) {
        this.statements = statements;
    }

    /** @param week the last seven days */
    List<Long> onboarding(Instant from, Instant to, Range week) {
        Pieces pieces = Pieces.of(week);
        return statements
                .find(
                        """
                        WITH active AS (
                            SELECT DISTINCT a.org_id, a.user_id
                            FROM unnest(?, ?) AS p (half_day, mask)
                            JOIN user_activity a ON a.half_day = p.half_day AND a.quarters & p.mask <> 0
                            WHERE a.generation = (SELECT current FROM generation) AND a.half_day BETWEEN ? AND ?),
                        steps AS (
                            SELECT j.person IS NOT NULL AS joined, f.subject IS NOT NULL AS recorded,
                                   a.user_id IS NOT NULL AS active
                            FROM milestone i
                            LEFT JOIN milestone j ON j.org_id = i.org_id AND j.generation = i.generation
                                AND j.step = 'joined' AND j.subject = i.subject
                            LEFT JOIN milestone f ON f.org_id = i.org_id AND f.generation = i.generation
                                AND f.step = 'first_record' AND f.subject = j.person::text
                            LEFT JOIN active a ON a.org_id = i.org_id AND a.user_id = j.person
                            WHERE i.generation = (SELECT current FROM generation)
                              AND i.step = 'invited' AND i.at >= ? AND i.at < ?)
                        SELECT count(*) AS a, count(*) FILTER (WHERE joined) AS b,
                               count(*) FILTER (WHERE joined AND recorded) AS c,
                               count(*) FILTER (WHERE joined AND recorded AND active) AS d
                        FROM steps""",
                        FunnelStore::steps,
                        pieces.halfDays(),
                        pieces.masks(),
                        pieces.first(),
                        pieces.last(),
                        from,
                        to)
                .orElseThrow();
    }

    /** Of all who registered: the service itself alone sees them. */
    List<Long> signUps(Instant from, Instant to) {
        return statements.find("""
                        WITH steps AS (
                            SELECT EXISTS (SELECT FROM sign_up v
                                           WHERE v.generation = r.generation AND v.step = 'verified'
                                             AND v.user_id = r.user_id) AS verified,
                                   EXISTS (SELECT FROM milestone f
                                           WHERE f.generation = r.generation AND f.step = 'first_record'
                                             AND f.person = r.user_id) AS activated,
                                   EXISTS (SELECT FROM milestone o
                                           JOIN subscription_state s ON s.org_id = o.org_id
                                               AND s.generation = o.generation AND s.amount > 0
                                           WHERE o.generation = r.generation AND o.step = 'organization_created'
                                             AND o.person = r.user_id) AS paying
                            FROM sign_up r
                            WHERE r.generation = (SELECT current FROM generation)
                              AND r.step = 'registered' AND r.at >= ? AND r.at < ?)
                        SELECT count(*) AS a, count(*) FILTER (WHERE verified) AS b,
                               count(*) FILTER (WHERE verified AND activated) AS c,
                               count(*) FILTER (WHERE verified AND activated AND paying) AS d
                        FROM steps""", FunnelStore::steps, from, to).orElseThrow();
    }

    private static List<Long> steps(java.sql.ResultSet row) throws java.sql.SQLException {
        return List.of(row.getLong("a"), row.getLong("b"), row.getLong("c"), row.getLong("d"));
    }
}
