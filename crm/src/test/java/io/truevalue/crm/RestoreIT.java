package io.truevalue.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.attack.rls.DatabaseAttack;
import io.truevalue.attack.rls.Finding;
import io.truevalue.attack.rls.Roles;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TestServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

/** T17: what is dumped as plain SQL and restored elsewhere is protected as it was, and holds what it held. */
class RestoreIT {
    private static final String RESTORED = "crm_restored";

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    @Test
    void keepsForcedPoliciesAndEveryRow() throws SQLException, IOException {
        Caller sarah = CrmCallers.admin();
        Caller rival = CrmCallers.admin();
        CRM.as(sarah).post("/crm/api/contacts", "{\"full_name\":\"Sarah's\"}").expect(201);
        CRM.as(rival)
                .post("/crm/api/contacts", "{\"full_name\":\"The rival's\"}")
                .expect(201);
        try (Connection original = CRM.asSuperuser();
                Connection restored = emptyDatabase()) {
            run(restored, PlainDump.of(original));
            copyRows(original, restored);

            assertThat(PlainDump.of(restored)).containsExactlyInAnyOrderElementsOf(PlainDump.of(original));
            assertThat(seenIn(sarah.orgId().toString())).containsExactly("Sarah's");
            assertThat(seenIn(rival.orgId().toString())).containsExactly("The rival's");
            assertThat(seenIn("")).isEmpty();
            List<Finding> findings = DatabaseAttack.play(restored, new Roles("crm"));
            assertThat(findings).hasSizeGreaterThan(20).allMatch(Finding::held);
        }
    }

    private static Connection emptyDatabase() throws SQLException {
        String admin = TestServers.postgres().adminJdbcUrl();
        try (Connection server = DriverManager.getConnection(admin);
                Statement statement = server.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + RESTORED + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + RESTORED + " TEMPLATE template0");
            statement.execute("REVOKE ALL ON DATABASE " + RESTORED + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + RESTORED + " TO crm_app");
        }
        return DriverManager.getConnection(admin.replaceFirst("/[a-z_]+(\\?|$)", "/" + RESTORED + "$1"));
    }

    private static void run(Connection database, List<String> statements) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void copyRows(Connection from, Connection into) throws SQLException, IOException {
        run(into, List.of("SET session_replication_role = replica"));
        try (Statement statement = from.createStatement();
                ResultSet tables = statement.executeQuery("""
                        SELECT c.oid::regclass::text, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
                        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                            AND NOT a.attisdropped AND a.attgenerated = ''
                        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.oid""")) {
            while (tables.next()) {
                String columns = tables.getString(1) + " (" + tables.getString(2) + ")";
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                from.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + columns + " TO STDOUT", rows);
                into.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + columns + " FROM STDIN", new ByteArrayInputStream(rows.toByteArray()));
            }
        }
        run(into, List.of("RESET session_replication_role"));
    }

    /** Names of contacts that the service's role sees in the restored database for an organisation, or for none. */
    private static List<String> seenIn(String organization) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection app = DriverManager.getConnection(TestServers.postgres().jdbcUrl(RESTORED), "crm_app", "");
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("SELECT set_config('app.org_id', '" + organization
                    + "', true), set_config('app.permissions', ',contacts:read,', true),"
                    + " set_config('app.team_ids', '', true), set_config('app.policies', 'none', true)");
            try (ResultSet rows = statement.executeQuery("SELECT full_name FROM contact ORDER BY full_name")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
