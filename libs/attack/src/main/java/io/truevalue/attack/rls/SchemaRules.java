package io.truevalue.attack.rls;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a catalogue must say for row-level security to hold at all. */
final class SchemaRules {
    private static final String TENANT_TABLES = """
            pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id' AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p', 'f') AND %s""".formatted(Catalogue.OURS);

    private static final Map<String, String> RULES = new LinkedHashMap<>();

    static {
        RULES.put(
                "every tenant table has row-level security, forced",
                "SELECT c.oid::regclass FROM " + TENANT_TABLES
                        + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)");
        RULES.put(
                "every tenant table has a policy",
                "SELECT c.oid::regclass FROM " + TENANT_TABLES
                        + " AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)");
        RULES.put(
                "every tenant table's org_id is a uuid and required",
                "SELECT c.oid::regclass FROM " + TENANT_TABLES
                        + " AND NOT (a.attnotnull AND a.atttypid = 'uuid'::regtype)");
        RULES.put("every policy that writes has a WITH CHECK", """
                SELECT polname FROM pg_policy WHERE polcmd IN ('*', 'a', 'w') AND polwithcheck IS NULL""");
        RULES.put(
                "every unique key of a tenant table holds org_id",
                "SELECT i.indexrelid::regclass FROM "
                        + TENANT_TABLES.replace("WHERE", "JOIN pg_index i ON i.indrelid = c.oid WHERE")
                        + " AND i.indisunique AND NOT a.attnum = ANY (i.indkey::int2[])");
        RULES.put(
                "every foreign key of a tenant table holds org_id",
                "SELECT f.conname FROM "
                        + TENANT_TABLES.replace(
                                "WHERE", "JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' WHERE")
                        + " AND NOT a.attnum = ANY (f.conkey)");
        RULES.put("every view asks as its caller", """
                SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'v' AND %s AND NOT coalesce(c.reloptions::text ~ 'security_invoker=(true|on|1)', false)
                """.formatted(Catalogue.OURS));
        RULES.put("there is no materialized view", """
                SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'm' AND %s""".formatted(Catalogue.OURS));
        RULES.put("every definer function pins its search_path", """
                SELECT c.oid::regproc FROM pg_proc c JOIN pg_namespace n ON n.oid = c.pronamespace
                WHERE c.prosecdef AND %s AND NOT coalesce(c.proconfig::text LIKE '%%search_path=%%', false)
                """.formatted(Catalogue.OURS));
        RULES.put("no definer function is everybody's", """
                SELECT c.oid::regproc FROM pg_proc c JOIN pg_namespace n ON n.oid = c.pronamespace
                WHERE c.prosecdef AND %s AND has_function_privilege('public', c.oid, 'EXECUTE')
                """.formatted(Catalogue.OURS));
        RULES.put("no function is leakproof", """
                SELECT c.oid::regproc FROM pg_proc c JOIN pg_namespace n ON n.oid = c.pronamespace
                WHERE c.proleakproof AND %s""".formatted(Catalogue.OURS));
        RULES.put("no role of a running service passes policies, makes roles, or is a member of another", """
                SELECT rolname FROM pg_roles r WHERE rolname IN (%2$s) AND (rolsuper OR rolbypassrls OR rolcreaterole
                    OR rolcreatedb OR rolreplication OR EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid))""");
        RULES.put("no role of a running service owns anything", """
                SELECT r.rolname || ' owns ' || coalesce(c.relname, p.proname, n.nspname, d.datname)
                FROM pg_roles r JOIN pg_shdepend s ON s.refobjid = r.oid AND s.deptype = 'o'
                LEFT JOIN pg_class c ON s.classid = 'pg_class'::regclass AND c.oid = s.objid
                LEFT JOIN pg_proc p ON s.classid = 'pg_proc'::regclass AND p.oid = s.objid
                LEFT JOIN pg_namespace n ON s.classid = 'pg_namespace'::regclass AND n.oid = s.objid
                LEFT JOIN pg_database d ON s.classid = 'pg_database'::regclass AND d.oid = s.objid
                WHERE r.rolname IN (%2$s)""");
        RULES.put("no role of a running service may truncate, refer to or put a trigger on a table", """
                SELECT r || ' on ' || c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
                    unnest(ARRAY[%2$s]) r
                WHERE c.relkind IN ('r', 'p', 'f') AND %1$s
                  AND (has_table_privilege(r::name, c.oid, 'TRUNCATE') OR has_table_privilege(r::name, c.oid, 'REFERENCES')
                    OR has_table_privilege(r::name, c.oid, 'TRIGGER'))""");
        RULES.put("nobody else may connect or make anything", """
                SELECT 'PUBLIC may ' || p FROM unnest(ARRAY['CONNECT', 'CREATE', 'TEMPORARY']) p
                WHERE has_database_privilege('public', current_database(), p)
                UNION ALL SELECT 'PUBLIC may create in ' || n.nspname FROM pg_namespace n
                WHERE %1$s AND has_schema_privilege('public', n.oid, 'CREATE')""");
    }

    private SchemaRules() {}

    static List<Finding> play(Connection superuser, Roles roles, Exceptions exceptions) throws SQLException {
        String running = Sql.text(roles.app()) + ", " + Sql.text(roles.relay());
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, String> rule : RULES.entrySet()) {
            String sql = rule.getValue().replace("%1$s", Catalogue.OURS).replace("%2$s", running);
            List<String> broken = Sql.column(superuser, sql).stream()
                    .filter(object -> exceptions.find("key", object).isEmpty()
                            && exceptions.find("policy", object).isEmpty())
                    .map(object -> object + ": not so")
                    .toList();
            findings.add(Finding.rule(rule.getKey(), broken));
        }
        return findings;
    }
}
