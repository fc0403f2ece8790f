package io.truevalue.crm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database as the statements that make it again, read from its catalogue as pg_dump reads it, which the embedded server
 * does not bring: extensions, functions, tables, sequences, views, keys, indexes, triggers, protection, owners, rights.
 */
final class PlainDump {
    private static final List<String> PARTS = List.of(
            "SELECT 'SET check_function_bodies = off'",
            "SELECT format('CREATE EXTENSION IF NOT EXISTS %I', extname) FROM pg_extension WHERE extname <> 'plpgsql'",
            "SELECT format('CREATE SEQUENCE %I', relname) FROM pg_class c WHERE relkind = 'S' AND " + ours("c")
                    + " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'i')",
            """
            SELECT format('CREATE TABLE %I (%s)', c.relname, string_agg(
                format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                    CASE WHEN a.attgenerated = 's' THEN format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid))
                         WHEN a.attidentity <> '' THEN ' GENERATED '
                             || CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END || ' AS IDENTITY' ELSE '' END,
                    CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END), ', ' ORDER BY a.attnum))
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relkind = 'r' AND\s""" + ours("c") + " GROUP BY c.oid, c.relname ORDER BY c.oid",
            "SELECT pg_get_functiondef(c.oid) FROM pg_proc c WHERE c.prokind IN ('f', 'p') AND c.pronamespace = 'public'::regnamespace"
                    + notOfAnExtension("pg_proc") + " ORDER BY c.oid",
            """
            SELECT format('ALTER TABLE %s ALTER %I SET DEFAULT %s', d.adrelid::regclass, a.attname,
                pg_get_expr(d.adbin, d.adrelid))
            FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid
            JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
            WHERE a.attgenerated = '' AND\s""" + ours("c"),
            """
            SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            WHERE k.contype IN ('p', 'u', 'c', 'x') AND\s""" + ours("c"),
            """
            SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) AND\s""" + ours("c"),
            """
            SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype = 'f' AND\s""" + ours("c"),
            "SELECT format('CREATE VIEW %I %s AS %s', c.relname, coalesce('WITH (' || array_to_string(c.reloptions, ', ')"
                    + " || ')', ''), pg_get_viewdef(c.oid)) FROM pg_class c WHERE c.relkind = 'v' AND " + ours("c")
                    + " ORDER BY c.oid",
            "SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal"
                    + " AND " + ours("c"),
            "SELECT format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', relname) FROM pg_class c WHERE relrowsecurity AND "
                    + ours("c"),
            "SELECT format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', relname) FROM pg_class c WHERE relforcerowsecurity AND "
                    + ours("c"),
            """
            SELECT format('CREATE POLICY %I ON %I AS %s FOR %s TO %s%s%s', policyname, tablename, permissive, cmd,
                array_to_string(roles, ', '), ' USING (' || qual || ')', ' WITH CHECK (' || with_check || ')')
            FROM pg_policies WHERE schemaname = 'public'""",
            """
            SELECT format('ALTER %s %s OWNER TO %I', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
                c.oid::regclass, pg_get_userbyid(c.relowner))
            FROM pg_class c WHERE c.relkind IN ('r', 'v') AND\s""" + ours("c"),
            "SELECT format('ALTER ROUTINE %s OWNER TO %I', c.oid::regprocedure, pg_get_userbyid(c.proowner)) FROM pg_proc c"
                    + " WHERE c.prokind IN ('f', 'p') AND c.pronamespace = 'public'::regnamespace"
                    + notOfAnExtension("pg_proc"),
            "SELECT format('REVOKE ALL ON ROUTINE %s FROM PUBLIC', c.oid::regprocedure) FROM pg_proc c"
                    + " WHERE c.prokind IN ('f', 'p') AND c.proacl IS NOT NULL AND c.pronamespace = 'public'::regnamespace"
                    + notOfAnExtension("pg_proc"),
            """
            SELECT format('GRANT %s ON %s TO %I', g.privilege_type, c.oid::regclass, pg_get_userbyid(g.grantee))
            FROM pg_class c, aclexplode(c.relacl) g WHERE c.relkind IN ('r', 'v', 'S') AND g.grantee <> 0 AND\s""" + ours("c"),
            """
            SELECT format('GRANT %s (%I) ON %s TO %I', g.privilege_type, a.attname, c.oid::regclass, pg_get_userbyid(g.grantee))
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g WHERE\s""" + ours("c"),
            """
            SELECT format('GRANT EXECUTE ON ROUTINE %s TO %s', c.oid::regprocedure,
                CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END)
            FROM pg_proc c, aclexplode(c.proacl) g
            WHERE c.prokind IN ('f', 'p') AND c.pronamespace = 'public'::regnamespace""" + notOfAnExtension("pg_proc"),
            """
            SELECT format('GRANT %s ON SCHEMA public TO %s', g.privilege_type,
                CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END)
            FROM pg_namespace n, aclexplode(n.nspacl) g WHERE n.nspname = 'public'""");

    private PlainDump() {}

    private static String ours(String relation) {
        return relation + ".relnamespace = 'public'::regnamespace" + notOfAnExtension("pg_class");
    }

    private static String notOfAnExtension(String catalogue) {
        return " AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '" + catalogue
                + "'::regclass AND e.objid = c.oid AND e.deptype = 'e')";
    }

    /** In the order in which they can be run. */
    static List<String> of(Connection database) throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.add("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        try (Statement statement = database.createStatement()) {
            for (String part : PARTS) {
                try (ResultSet rows = statement.executeQuery(part)) {
                    while (rows.next()) {
                        statements.add(rows.getString(1));
                    }
                }
            }
        }
        return List.copyOf(statements);
    }
}
