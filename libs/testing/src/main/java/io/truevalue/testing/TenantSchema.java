package io.truevalue.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the catalogue of a service's database says against row-level security; a new table is covered the day it is born. */
public final class TenantSchema {
    private static final Map<String, String> RULES = new TreeMap<>(Map.of(
            "tenant table without forced row-level security", """
                    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                    WHERE a.attname = 'org_id' AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                      AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""",
            "tenant table without a policy", """
                    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                    WHERE a.attname = 'org_id' AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                      AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)""",
            "writing policy without WITH CHECK", """
                    SELECT polrelid::regclass || '.' || polname FROM pg_policy
                    WHERE polcmd IN ('*', 'a', 'w') AND polwithcheck IS NULL
                      AND polrelid::regclass::text <> 'idempotency_key'""",
            "key of a tenant table without org_id", """
                    SELECT i.indexrelid::regclass::text FROM pg_index i
                    JOIN pg_attribute t ON t.attrelid = i.indrelid AND t.attname = 'org_id'
                    WHERE i.indisunique AND NOT t.attnum = ANY (i.indkey::int2[])""",
            "foreign key of a tenant table without org_id", """
                    SELECT f.conname FROM pg_constraint f
                    JOIN pg_attribute t ON t.attrelid = f.conrelid AND t.attname = 'org_id'
                    WHERE f.contype = 'f' AND NOT t.attnum = ANY (f.conkey)""",
            "view without security_invoker, or a materialized view", """
                    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
                      AND (relkind = 'm' OR relkind = 'v' AND NOT coalesce(reloptions::text LIKE '%security_invoker=true%',
                           false))""",
            "definer function without a pinned search_path", """
                    SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
                      AND NOT coalesce(proconfig::text LIKE '%search_path=%', false)""",
            "leakproof function",
                    "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proleakproof",
            "runtime role that owns, is a superuser or passes row-level security", """
                    SELECT rolname FROM pg_roles r WHERE rolname ~ '_(app|relay)$'
                      AND (rolsuper OR rolbypassrls OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid)
                           OR EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid))"""));

    private TenantSchema() {}

    /** One line a violation; none is what a test expects. */
    public static List<String> violations(Connection superuser) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = superuser.createStatement()) {
            for (Map.Entry<String, String> rule : RULES.entrySet()) {
                try (ResultSet rows = statement.executeQuery(rule.getValue())) {
                    while (rows.next()) {
                        found.add(rule.getKey() + ": " + rows.getString(1));
                    }
                }
            }
        }
        return found;
    }
}
