package io.truevalue.attack.rls;

import io.truevalue.attack.rls.Attempt.Kind;
import io.truevalue.attack.rls.Table.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is tried on a table whose rows are somebody's: every verb, and the ways around each. */
final class TableAttempts {
    private final Table table;
    private final String name;
    private final String owner;
    private final String theirs;
    private final String others;
    private final String mine;
    private final String attackers;
    private final String victims;
    private final Tenant victim;
    private final Map<String, String> theirRow;

    /** @param theirRow the victim's planted row, as SQL values by column; empty where none could be planted */
    TableAttempts(Table table, Tenant attacker, Tenant victim, Map<String, String> theirRow) {
        this.table = table;
        this.name = table.name();
        this.owner = Sql.name(table.marker());
        this.attackers = Sql.text(attacker.in(table).toString());
        this.victims = Sql.text(victim.in(table).toString());
        this.theirs = owner + "::text = " + victims;
        this.mine = owner + "::text = " + attackers;
        this.others = owner + "::text IS DISTINCT FROM " + attackers;
        this.victim = victim;
        this.theirRow = theirRow;
    }

    /** The plainest four, for what is tried with many values. */
    List<Attempt> plain() {
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(Attempt.reach("select others'", "SELECT count(*) FROM " + name + " WHERE " + others));
        attempts.add(Attempt.reach(
                "update others'", "UPDATE " + name + " SET " + owner + " = " + owner + " WHERE " + others));
        attempts.add(Attempt.reach("delete others'", "DELETE FROM " + name + " WHERE " + others));
        if (!theirRow.isEmpty()) {
            attempts.add(Attempt.forbidden("insert", Planting.insert(table, theirRow)));
        }
        return attempts;
    }

    List<Attempt> all(List<Table> tables) {
        List<Attempt> attempts = new ArrayList<>(plain());
        reads(attempts);
        joins(attempts, tables);
        if (!theirRow.isEmpty()) {
            inserts(attempts);
        }
        updates(attempts);
        copies(attempts);
        definitions(attempts);
        return attempts;
    }

    private void reads(List<Attempt> attempts) {
        String rows = "SELECT count(*) FROM " + name;
        attempts.add(Attempt.reach("select by key", rows + " WHERE " + theirs));
        attempts.add(Attempt.reach("select only", "SELECT count(*) FROM ONLY " + name + " WHERE " + others));
        attempts.add(Attempt.reach(
                "select or true", rows.replace("*", owner) + " WHERE (" + mine + " OR true) AND " + others));
        attempts.add(Attempt.reach("row as text", rows + " t WHERE t::text LIKE '%" + victim.word() + "%'"));
        attempts.add(Attempt.reach("for update", "SELECT 1 FROM " + name + " WHERE " + others + " FOR UPDATE"));
        attempts.add(Attempt.reach("for key share", "SELECT 1 FROM " + name + " WHERE " + theirs + " FOR KEY SHARE"));
        attempts.add(Attempt.reach("aggregate", "SELECT max(" + owner + "::text) FROM " + name + " WHERE " + others));
        attempts.add(Attempt.reach("exists", "SELECT 1 WHERE EXISTS (SELECT FROM " + name + " WHERE " + theirs + ")"));
        attempts.add(Attempt.reach(
                "with", "WITH t AS MATERIALIZED (SELECT * FROM " + name + ") SELECT count(*) FROM t WHERE " + others));
        attempts.add(Attempt.reach(
                "window",
                "SELECT count(*) FROM (SELECT " + owner + ", row_number() OVER (ORDER BY " + owner + ") FROM " + name
                        + ") t WHERE " + others));
        attempts.add(Attempt.reach(
                "union",
                "SELECT count(*) FROM (SELECT " + owner + " FROM " + name + " UNION ALL SELECT " + owner + " FROM "
                        + name + ") t WHERE " + others));
        attempts.add(
                Attempt.reach("sample", "SELECT count(*) FROM " + name + " TABLESAMPLE SYSTEM (100) WHERE " + others));
        attempts.add(Attempt.reach(
                "by place",
                rows + " WHERE ctid = ANY (ARRAY(SELECT ('(0,' || n || ')')::tid"
                        + " FROM generate_series(1, 200) n)) AND " + others));
        attempts.add(Attempt.reach(
                "block",
                "DO $$ BEGIN IF (SELECT count(*) FROM " + name + " WHERE " + others
                        + ") > 0 THEN RAISE 'reached'; END IF; END $$"));
        attempts.add(Attempt.reach(
                "statistics",
                "SELECT count(*) FROM pg_stats WHERE schemaname || '.' || tablename IN (" + Sql.text(name) + ", "
                        + Sql.text("public." + name) + ")"));
        attempts.add(Attempt.reach(
                "division by a secret",
                rows + " WHERE CASE WHEN " + theirs + " THEN 1 / (length(" + owner + "::text) - 36) ELSE 0 END = 1"));
        attempts.add(new Attempt("error that tells", Kind.LEAK, rows + " WHERE (" + owner + "::text || 'x')::int = 1"));
        attempts.add(Attempt.reach("security off", "SET LOCAL row_security = off; " + rows + " WHERE " + theirs));
    }

    private void joins(List<Attempt> attempts, List<Table> tables) {
        attempts.add(Attempt.reach(
                "self join",
                "SELECT count(*) FROM " + name + " a JOIN " + name + " b ON a." + owner + " = b." + owner + " WHERE b."
                        + others));
        attempts.add(Attempt.reach(
                "lateral",
                "SELECT count(t." + owner + ") FROM (SELECT 1) one LEFT JOIN LATERAL" + " (SELECT * FROM " + name
                        + " WHERE " + theirs + ") t ON true"));
        for (Reference reference : table.references()) {
            boolean owned = tables.stream()
                    .anyMatch(other -> other.name().equals(reference.target())
                            && other.column(table.marker()).isPresent());
            String on = IntStream.range(0, reference.columns().size())
                    .mapToObj(i -> "c." + Sql.name(reference.columns().get(i)) + " = p."
                            + Sql.name(reference.targetColumns().get(i)))
                    .collect(Collectors.joining(" AND "));
            attempts.add(Attempt.reach(
                    "join " + reference.target(),
                    "SELECT count(*) FROM " + name + " c JOIN " + reference.target() + " p ON " + on + " WHERE c."
                            + others + (owned ? " OR p." + others : "")));
        }
    }

    private void inserts(List<Attempt> attempts) {
        String insert = Planting.insert(table, theirRow);
        attempts.add(Attempt.forbidden("insert returning", insert + " RETURNING *"));
        attempts.add(Attempt.forbidden("insert or nothing", insert + " ON CONFLICT DO NOTHING"));
        for (List<String> key : table.keys()) {
            attempts.add(Attempt.forbidden(
                    "upsert",
                    insert + key.stream().map(Sql::name).collect(Collectors.joining(", ", " ON CONFLICT (", ")"))
                            + " DO UPDATE SET " + owner + " = excluded." + owner));
        }
        String columns = table.columns().stream().map(Column::quoted).collect(Collectors.joining(", "));
        attempts.add(Attempt.reach(
                "insert selected",
                "INSERT INTO " + name + " (" + columns + ") OVERRIDING SYSTEM VALUE SELECT " + columns + " FROM " + name
                        + " WHERE " + theirs));
        attempts.add(Attempt.forbidden(
                "merge in",
                "MERGE INTO " + name + " t USING (SELECT 1) one ON t." + theirs
                        + " AND false WHEN NOT MATCHED THEN "
                        + insert.replace("INSERT INTO " + name, "INSERT")));
    }

    /** A newcomer's row that is otherwise the victim's: a conflict would tell that there is such a one. */
    Optional<Attempt> likeOfTheirs(Tenant newcomer) {
        if (theirRow.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> row = new LinkedHashMap<>(theirRow);
        row.put(table.marker(), Sql.text(newcomer.in(table).toString()));
        return Optional.of(new Attempt("insert the like of theirs", Kind.ORACLE, Planting.insert(table, row)));
    }

    private void updates(List<Attempt> attempts) {
        String set = "UPDATE " + name + " SET " + owner + " = ";
        attempts.add(Attempt.reach("give away", set + victims + " WHERE " + mine));
        attempts.add(Attempt.reach("take", set + attackers + " WHERE " + theirs));
        attempts.add(Attempt.reach("update returning", set + owner + " WHERE " + theirs + " RETURNING *"));
        attempts.add(Attempt.reach(
                "update from",
                "UPDATE " + name + " t SET " + owner + " = s." + owner + " FROM " + name + " s WHERE s." + others
                        + " AND t." + owner + " = s." + owner));
        attempts.add(Attempt.reach("delete returning", "DELETE FROM " + name + " WHERE " + theirs + " RETURNING *"));
        attempts.add(Attempt.reach(
                "delete using",
                "DELETE FROM " + name + " t USING " + name + " s WHERE t." + owner + " = s." + owner + " AND s."
                        + others));
        attempts.add(Attempt.reach(
                "deleting with",
                "WITH gone AS (DELETE FROM " + name + " WHERE " + others + " RETURNING 1) SELECT count(*) FROM gone"));
        attempts.add(Attempt.reach(
                "merge over",
                "MERGE INTO " + name + " t USING (SELECT 1) one ON t." + theirs + " WHEN MATCHED THEN UPDATE SET "
                        + owner + " = " + attackers));
        attempts.add(Attempt.reach(
                "merge away",
                "MERGE INTO " + name + " t USING (SELECT 1) one ON t." + theirs + " WHEN MATCHED THEN DELETE"));
        attempts.add(Attempt.forbidden("truncate", "TRUNCATE " + name));
    }

    private void copies(List<Attempt> attempts) {
        attempts.add(new Attempt("copy out", Kind.COPY_OUT, "COPY " + name + " TO STDOUT"));
        attempts.add(new Attempt("copy query out", Kind.COPY_OUT, "COPY (SELECT * FROM " + name + ") TO STDOUT"));
        attempts.add(new Attempt(
                "copy deletion out",
                Kind.COPY_OUT,
                "COPY (DELETE FROM " + name + " WHERE " + others + " RETURNING *) TO STDOUT"));
        attempts.add(new Attempt("copy in", Kind.COPY_IN, "COPY " + name + " FROM STDIN"));
        attempts.add(Attempt.forbidden("copy to a file", "COPY " + name + " TO '/tmp/attack-rls'"));
        attempts.add(Attempt.forbidden("copy to a program", "COPY " + name + " TO PROGRAM 'cat'"));
    }

    private void definitions(List<Attempt> attempts) {
        attempts.add(Attempt.forbidden("disable", "ALTER TABLE " + name + " DISABLE ROW LEVEL SECURITY"));
        attempts.add(Attempt.forbidden("no force", "ALTER TABLE " + name + " NO FORCE ROW LEVEL SECURITY"));
        attempts.add(Attempt.forbidden("new policy", "CREATE POLICY attack ON " + name + " USING (true)"));
        attempts.add(Attempt.forbidden("take over", "ALTER TABLE " + name + " OWNER TO CURRENT_USER"));
        attempts.add(Attempt.forbidden("index", "CREATE INDEX ON " + name + " ((" + owner + "))"));
        attempts.add(Attempt.forbidden("drop", "DROP TABLE " + name));
    }
}
