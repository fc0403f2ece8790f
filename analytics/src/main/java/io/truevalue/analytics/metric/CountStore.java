package io.truevalue.analytics.metric;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;

/** Reads counts of events: of the organisation acted for, or of all where the service acts for itself. */
@Singleton
class CountStore {
    /** What a member does not do with the product: how they came in, and what they were refused. */
    private static final String[] NO_FEATURES = {"session.created", "access.denied", "audit.read"};

    private final Statements statements;

    CountStore(Statements statements) {
        this.statements = statements;
    }

    Lines counts(String measure, Range range) {
        Lines lines = new Lines(range.starts().size());
        statements.list(
                """
                SELECT width_bucket(quarter, ?) AS part, sum(times) AS value
                FROM event_count
                WHERE generation = (SELECT current FROM generation)
                  AND measure = ? AND used = ANY ('{true,false}') AND quarter >= ? AND quarter < ?
                GROUP BY part""",
                row -> {
                    lines.add(Lines.Key.ALL, row.getInt("part"), row.getBigDecimal("value"));
                    return true;
                },
                range.quarters(),
                measure,
                range.fromQuarter(),
                range.toQuarter());
        return lines;
    }

    Lines countsByActor(String measure, Range range) {
        Lines lines = new Lines(range.starts().size());
        statements.list(
                """
                SELECT actor_id, width_bucket(quarter, ?) AS part, sum(times) AS value
                FROM actor_count
                WHERE generation = (SELECT current FROM generation)
                  AND measure = ? AND used = ANY ('{true,false}') AND quarter >= ? AND quarter < ?
                GROUP BY actor_id, part""",
                row -> {
                    lines.add(
                            new Lines.Key(row.getString("actor_id"), null),
                            row.getInt("part"),
                            row.getBigDecimal("value"));
                    return true;
                },
                range.quarters(),
                measure,
                range.fromQuarter(),
                range.toQuarter());
        return lines;
    }

    /** By the kind of event. */
    Lines features(Range range) {
        return used("""
                SELECT measure AS of, width_bucket(quarter, ?) AS part, sum(times) AS value
                FROM event_count
                WHERE generation = (SELECT current FROM generation)
                  AND used AND measure <> ALL (?::text[]) AND quarter >= ? AND quarter < ?
                GROUP BY measure, part""", range);
    }

    Lines featuresByActor(Range range) {
        return used("""
                SELECT actor_id AS of, width_bucket(quarter, ?) AS part, sum(times) AS value
                FROM actor_count
                WHERE generation = (SELECT current FROM generation)
                  AND used AND measure <> ALL (?::text[]) AND quarter >= ? AND quarter < ?
                GROUP BY actor_id, part""", range);
    }

    private Lines used(String sql, Range range) {
        Lines lines = new Lines(range.starts().size());
        statements.list(
                sql,
                row -> {
                    lines.add(new Lines.Key(row.getString("of"), null), row.getInt("part"), row.getBigDecimal("value"));
                    return true;
                },
                range.quarters(),
                NO_FEATURES,
                range.fromQuarter(),
                range.toQuarter());
        return lines;
    }

    /** People who registered: the platform's own figure. */
    Lines signUps(Range range) {
        return changes("""
                SELECT width_bucket(quarter, ?) AS part, count(*) AS value
                FROM (SELECT floor(extract(epoch FROM at) / 900)::integer AS quarter
                      FROM sign_up
                      WHERE generation = (SELECT current FROM generation) AND step = 'registered') AS registered
                WHERE quarter < ?
                GROUP BY part""", range);
    }

    /** By how many there were more at a window's end than at its beginning. */
    Lines organizations(Range range) {
        return changes("""
                SELECT width_bucket(quarter, ?) AS part, sum(change) AS value
                FROM (SELECT floor(extract(epoch FROM at) / 900)::integer AS quarter,
                             CASE step WHEN 'organization_created' THEN 1 ELSE -1 END AS change
                      FROM milestone
                      WHERE generation = (SELECT current FROM generation)
                        AND step IN ('organization_created', 'organization_deleted')) AS changes
                WHERE quarter < ?
                GROUP BY part""", range);
    }

    private Lines changes(String sql, Range range) {
        Lines lines = new Lines(range.starts().size());
        statements.list(
                sql,
                row -> {
                    lines.add(Lines.Key.ALL, row.getInt("part"), row.getBigDecimal("value"));
                    return true;
                },
                range.quarters(),
                range.toQuarter());
        return lines;
    }
}
