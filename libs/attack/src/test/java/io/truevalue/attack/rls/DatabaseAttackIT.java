package io.truevalue.attack.rls;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.embedded.Durability;
import io.truevalue.embedded.EmbeddedPostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate is proved by breaking it: a good schema passes, and each way of breaking it is found. */
class DatabaseAttackIT {
    private static final Roles ROLES = new Roles("gate");
    private static final String TENANT = "org_id = nullif(current_setting('app.org_id', true), '')::uuid";

    @TempDir
    static Path folder;

    private static EmbeddedPostgresServer server;

    @BeforeAll
    static void startWithAGoodSchema() throws SQLException {
        server = EmbeddedPostgresServer.start(folder.resolve("postgres"), 0, Durability.THROWAWAY);
        try (Connection admin = DriverManager.getConnection(server.adminJdbcUrl())) {
            for (String role : List.of(ROLES.owner(), ROLES.app(), ROLES.relay())) {
                Sql.run(admin, "CREATE ROLE " + role + " LOGIN NOINHERIT");
            }
            Sql.run(admin, "CREATE DATABASE gate_db OWNER gate_owner");
            Sql.run(admin, "REVOKE ALL ON DATABASE gate_db FROM PUBLIC");
            Sql.run(admin, "GRANT CONNECT ON DATABASE gate_db TO gate_app, gate_relay");
        }
        try (Connection owner = connect("gate_owner")) {
            Sql.run(owner, """
                    CREATE TYPE colour AS ENUM ('red', 'green');
                    CREATE TABLE parent (
                        org_id uuid NOT NULL, id uuid NOT NULL, number bigint GENERATED ALWAYS AS IDENTITY,
                        name text NOT NULL, colour colour NOT NULL, tags text[] NOT NULL,
                        status text NOT NULL CHECK (status IN ('open', 'ended')), ended_at timestamptz,
                        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'), amount bigint NOT NULL CHECK (amount > 6),
                        CHECK ((status = 'ended') = (ended_at IS NOT NULL)),
                        CONSTRAINT parent_pk PRIMARY KEY (org_id, id));
                    CREATE TABLE child (
                        org_id uuid NOT NULL, id uuid NOT NULL, parent_id uuid, data jsonb NOT NULL,
                        CONSTRAINT child_pk PRIMARY KEY (org_id, id),
                        CONSTRAINT child_fk FOREIGN KEY (org_id, parent_id) REFERENCES parent (org_id, id));
                    CREATE TABLE cut (org_id uuid NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);
                    CREATE TABLE cut_all PARTITION OF cut DEFAULT;
                    CREATE VIEW parents WITH (security_invoker = true) AS SELECT org_id, name FROM parent;
                    CREATE FUNCTION name_of(wanted uuid) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog
                        AS 'SELECT name FROM public.parent WHERE id = wanted'""");
            for (String table : List.of("parent", "child", "cut", "cut_all")) {
                Sql.run(owner, "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
                Sql.run(owner, "ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY");
                Sql.run(
                        owner,
                        "CREATE POLICY " + table + "_tenant ON " + table + " TO gate_app USING (" + TENANT
                                + ") WITH CHECK (" + TENANT + ")");
            }
            Sql.run(owner, "GRANT SELECT, INSERT, UPDATE, DELETE ON parent, child, cut TO gate_app");
            Sql.run(owner, "GRANT SELECT ON parents TO gate_app");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void plantsWhatPassesTheChecks() throws SQLException {
        try (Connection superuser = connect("postgres")) {
            superuser.setAutoCommit(false);
            Table parent = new Catalogue(superuser)
                    .tables().stream()
                            .filter(table -> table.name().equals("parent"))
                            .findFirst()
                            .orElseThrow();
            Tenant tenant = Tenant.named("planted");
            new Planting(superuser).plant(parent, tenant);
            assertThat(Sql.rows(superuser, "SELECT org_id, name, status, currency, amount > 6 FROM parent"))
                    .containsExactly(List.of(tenant.org().toString(), tenant.word(), "open", "ABC", "t"));
            superuser.rollback();
        }
    }

    @Test
    void findsNothingInAGoodSchemaAndLeavesItAsItWas() throws SQLException {
        try (Connection superuser = connect("postgres");
                Connection app = connect("gate_app")) {
            List<Finding> findings = DatabaseAttack.play(superuser, ROLES);
            assertThat(findings)
                    .allSatisfy(finding ->
                            assertThat(finding.crossed()).as(finding.object()).isEmpty());
            assertThat(findings.stream().filter(finding -> finding.kind().equals("table")))
                    .extracting(Finding::object)
                    .containsExactly("child", "cut", "cut_all", "parent");
            assertThat(findings.stream().mapToInt(Finding::tried).sum()).isGreaterThan(900);
            assertThat(Sql.column(superuser, "SELECT count(*) FROM parent")).containsExactly("0");
            assertThat(LoginAttack.play(app, ROLES).crossed()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ALTER POLICY parent_tenant ON parent USING (true)                               | parent
            CREATE POLICY wide ON parent FOR SELECT TO gate_app USING (true)                | parent
            ALTER POLICY parent_tenant ON parent WITH CHECK (true)                          | parent
            ALTER POLICY child_tenant ON child USING (org_id::text <> current_setting('app.none', true) OR org_id IS NOT NULL) | child
            ALTER POLICY parent_tenant ON parent USING (org_id = current_setting('app.org_id', true)::uuid) | parent
            ALTER TABLE child NO FORCE ROW LEVEL SECURITY                                   | every tenant table has row-level security, forced
            ALTER TABLE child DISABLE ROW LEVEL SECURITY                                    | child
            ALTER TABLE cut_all DISABLE ROW LEVEL SECURITY; GRANT SELECT ON cut_all TO gate_app | cut_all
            DROP POLICY parent_tenant ON parent; CREATE POLICY p ON parent TO gate_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) | every policy that writes has a WITH CHECK
            CREATE UNIQUE INDEX parent_name ON parent (name)                                | parent
            ALTER TABLE child ADD CONSTRAINT one FOREIGN KEY (data) REFERENCES other (data) | every foreign key of a tenant table holds org_id
            CREATE VIEW loose AS SELECT * FROM parent                                       | every view asks as its caller
            CREATE MATERIALIZED VIEW kept AS SELECT * FROM parent                           | there is no materialized view
            CREATE FUNCTION sly(wanted uuid) RETURNS text LANGUAGE sql SECURITY DEFINER SET row_security = off AS 'SELECT name FROM public.parent WHERE id = wanted' | sly(uuid)
            CREATE FUNCTION sure(a text) RETURNS boolean LANGUAGE sql LEAKPROOF AS 'SELECT true' | no function is leakproof
            CREATE TABLE newborn (org_id uuid NOT NULL, id uuid NOT NULL); GRANT SELECT ON newborn TO gate_app | newborn
            CREATE TABLE orphan (id uuid NOT NULL)                                          | orphan
            GRANT TRUNCATE ON child TO gate_app                                             | child
            GRANT USAGE, UPDATE ON SEQUENCE parent_number_seq TO gate_app                   | parent_number_seq
            ALTER TABLE parent OWNER TO gate_app                                            | no role of a running service owns anything
            GRANT gate_owner TO gate_app                                                    | gate_app
            ALTER ROLE gate_app BYPASSRLS                                                   | parent
            GRANT CREATE ON SCHEMA public TO PUBLIC                                         | nobody else may connect or make anything
            """)
    void findsEachWayOfBreakingIt(String broken, String where) throws SQLException {
        try (Connection superuser = connect("postgres")) {
            superuser.setAutoCommit(false);
            if (broken.contains("other (data)")) {
                Sql.run(superuser, "CREATE TABLE other (data jsonb PRIMARY KEY)");
            }
            Sql.run(superuser, broken);
            assertThat(DatabaseAttack.play(superuser, ROLES).stream().filter(finding -> !finding.held()))
                    .extracting(Finding::object)
                    .contains(where);
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("gate_db") + "?user=" + role);
    }
}
