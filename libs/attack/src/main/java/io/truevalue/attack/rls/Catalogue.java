package io.truevalue.attack.rls;

import io.truevalue.attack.rls.Table.Check;
import io.truevalue.attack.rls.Table.Reference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a database's catalogue: whatever is not the server's own or an extension's. */
final class Catalogue {
    /** In a query over {@code pg_namespace n}. */
    static final String OURS = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";

    /** In a query whose object {@code c} may belong to an extension. */
    static final String NOT_AN_EXTENSIONS =
            "NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')";

    private final Connection superuser;

    Catalogue(Connection superuser) {
        this.superuser = superuser;
    }

    List<Table> tables() throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (List<String> row : Sql.rows(superuser, """
                SELECT c.oid, c.oid::regclass::text, c.relrowsecurity AND c.relforcerowsecurity, c.relispartition
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'f') AND %s ORDER BY 2""".formatted(OURS))) {
            long oid = Long.parseLong(row.getFirst());
            tables.add(new Table(
                    oid,
                    row.get(1),
                    row.get(2).equals("t"),
                    row.get(3).equals("t"),
                    columns(oid),
                    checks(oid),
                    keys(oid),
                    references(oid)));
        }
        return tables;
    }

    private List<Column> columns(long table) throws SQLException {
        return Sql.rows(superuser, """
                SELECT a.attname, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), NULL), a.attnotnull,
                       a.atthasdef, a.attidentity <> '',
                       (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
                FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                WHERE a.attrelid = %d AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                ORDER BY a.attnum""".formatted(table)).stream()
                .map(row -> new Column(
                        row.getFirst(),
                        row.get(1),
                        row.get(2).equals("t"),
                        row.get(3).equals("t"),
                        row.get(4).equals("t"),
                        list(row.get(5))))
                .toList();
    }

    private List<Check> checks(long table) throws SQLException {
        return Sql.rows(superuser, """
                SELECT (SELECT string_agg(a.attname, ',') FROM pg_attribute a
                        WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)),
                       pg_get_expr(k.conbin, k.conrelid)
                FROM pg_constraint k WHERE k.conrelid = %d AND k.contype = 'c'""".formatted(table)).stream()
                .map(row -> new Check(list(row.getFirst()), row.get(1)))
                .toList();
    }

    private List<List<String>> keys(long table) throws SQLException {
        return Sql.column(superuser, """
                SELECT (SELECT string_agg(a.attname, ',' ORDER BY array_position(i.indkey::int2[], a.attnum))
                        FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::int2[]))
                FROM pg_index i WHERE i.indrelid = %d AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL
                ORDER BY i.indisprimary DESC""".formatted(table)).stream()
                .map(Catalogue::list)
                .toList();
    }

    private List<Reference> references(long table) throws SQLException {
        return Sql.rows(superuser, """
                SELECT f.confrelid::regclass,
                       (SELECT string_agg(a.attname, ',' ORDER BY array_position(f.conkey, a.attnum))
                        FROM pg_attribute a WHERE a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)),
                       (SELECT string_agg(a.attname, ',' ORDER BY array_position(f.confkey, a.attnum))
                        FROM pg_attribute a WHERE a.attrelid = f.confrelid AND a.attnum = ANY (f.confkey))
                FROM pg_constraint f WHERE f.conrelid = %d AND f.contype = 'f'""".formatted(table)).stream()
                .map(row -> new Reference(row.getFirst(), list(row.get(1)), list(row.get(2))))
                .toList();
    }

    List<String> views() throws SQLException {
        return relations("'v', 'm'");
    }

    List<String> sequences() throws SQLException {
        return relations("'S'");
    }

    private List<String> relations(String kinds) throws SQLException {
        return Sql.column(superuser, """
                SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN (%s) AND %s AND %s ORDER BY 1""".formatted(kinds, OURS, NOT_AN_EXTENSIONS));
    }

    List<Routine> routines() throws SQLException {
        return Sql.rows(superuser, """
                SELECT c.oid::regproc::text, coalesce(nullif(array_to_string(ARRAY(
                           SELECT format_type(a.oid, NULL)
                           FROM unnest(c.proargtypes::oid[]) WITH ORDINALITY AS a (oid, position)
                           ORDER BY a.position), ';'), ''), ''),
                       c.prorettype = 'trigger'::regtype, c.prosecdef, c.prokind = 'p'
                FROM pg_proc c JOIN pg_namespace n ON n.oid = c.pronamespace
                WHERE %s AND %s AND c.prokind IN ('f', 'p') ORDER BY 1, 2""".formatted(OURS, NOT_AN_EXTENSIONS)).stream()
                .map(row -> new Routine(
                        row.getFirst(),
                        row.get(1).isEmpty()
                                ? List.of()
                                : Arrays.asList(row.get(1).split(";", -1)),
                        row.get(2).equals("t"),
                        row.get(3).equals("t"),
                        row.get(4).equals("t")))
                .toList();
    }

    /** A function or procedure. */
    record Routine(String name, List<String> argumentTypes, boolean trigger, boolean definer, boolean procedure) {}

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }
}
