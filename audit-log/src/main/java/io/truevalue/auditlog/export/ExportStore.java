package io.truevalue.auditlog.export;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads the log of the organisation acted for in the order of its leaves. */
@Singleton
class ExportStore {
    private static final String OWN = "org_id = current_setting('app.org_id')::uuid";

    private final Statements statements;

    ExportStore(Statements statements) {
        this.statements = statements;
    }

    /** Some hundred checkpoints spread over all, the newest always and last. */
    List<ExportPlan.Head> heads(int most) {
        return statements.list(
                """
                SELECT size, note FROM (
                    SELECT size, note, row_number() OVER (ORDER BY size DESC) AS nth, count(*) OVER () AS total
                    FROM checkpoint WHERE %s) AS c
                WHERE nth = 1 OR nth %% (total / ? + 1) = 0
                ORDER BY size""".formatted(OWN), row -> new ExportPlan.Head(row.getLong("size"), row.getString("note")), most);
    }

    /** How many of the first leaves have no event any more. */
    long expired() {
        return statements.find("""
                        SELECT coalesce((SELECT min(leaf_index) FROM event WHERE %1$s),
                                        (SELECT size FROM log_head WHERE %1$s), 0) AS first""".formatted(OWN), row -> row.getLong("first")).orElse(0L);
    }

    /** Every leaf from one to before another, with its event where it is looked for. */
    List<KeptLeaf> between(long from, long to, Wanted wanted) {
        List<Object> parameters = new ArrayList<>(List.of(from, to, from, to));
        if (!wanted.isAll()) {
            parameters.add(wanted.between(from, to));
        }
        String sql = """
                SELECT leaf_index, hash, id, leaf, personal
                FROM (SELECT leaf_index, hash FROM leaf_hash WHERE %1$s AND leaf_index >= ? AND leaf_index < ?) AS h
                FULL JOIN (SELECT leaf_index, id, leaf, personal FROM event
                           WHERE %1$s AND leaf_index >= ? AND leaf_index < ?%2$s) AS e USING (leaf_index)
                ORDER BY leaf_index""".formatted(OWN, wanted.isAll() ? "" : " AND leaf_index = ANY (?::bigint[])");
        return statements.list(
                sql,
                row -> new KeptLeaf(
                        row.getLong("leaf_index"),
                        row.getBytes("hash"),
                        row.getString("id"),
                        row.getString("leaf"),
                        row.getString("personal")),
                parameters.toArray());
    }
}
