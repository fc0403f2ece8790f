package io.truevalue.bench.org;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.embedded.EmbeddedPostgresServer;
import io.truevalue.tenancy.database.DatabaseProvisioner;
import io.truevalue.tenancy.database.ServiceDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases of org and auth, filled past their policies as an administrator can. */
final class Databases {
    static final String ORGANIZATION = "0199a7c2-0000-7000-8000-000000000001";
    static final String SLUG = "big-company";
    private static final int TEAMS = 50;
    private static final int OTHERS = 20;

    private final EmbeddedPostgresServer server;
    private final Path log;

    Databases(EmbeddedPostgresServer server, Path dataDir) {
        this.server = server;
        this.log = dataDir.resolve("server.log");
    }

    void provision() {
        try {
            DatabaseProvisioner.provision(server.adminJdbcUrl(), "org");
            DatabaseProvisioner.provision(server.adminJdbcUrl(), "auth");
        } catch (SQLException e) {
            throw new CannotMeasure("The databases cannot be made: " + e.getMessage(), e);
        }
    }

    String url(String service) {
        return server.jdbcUrl(ServiceDatabase.of(service).name());
    }

    /** The n-th member's id is made of the number. */
    private static String user(String number) {
        return "('0199a7c2-1111-7000-8000-' || lpad(" + number + "::text, 12, '0'))::uuid";
    }

    void fill(int members) {
        execute("auth", """
                INSERT INTO account (id, email, full_name, password_hash, email_verified_at, password_changed_at, created_at)
                SELECT %s, 'person' || n || '@big.example', 'Person Number ' || n, 'none', now(), now(), now()
                FROM generate_series(1, %d) n""".formatted(user("n"), members), "VACUUM (ANALYZE) account");
        execute(
                "org",
                organization(ORGANIZATION, SLUG),
                """
                INSERT INTO membership (org_id, user_id, status, joined_at, email, full_name)
                SELECT '%s', %s, CASE WHEN mod(n, 20) = 0 AND n > 1 THEN 'suspended' ELSE 'active' END,
                    now() - make_interval(secs => n), 'person' || n || '@big.example', 'Person Number ' || n
                FROM generate_series(1, %d) n""".formatted(ORGANIZATION, user("n"), members),
                """
                INSERT INTO member_role (org_id, user_id, role)
                SELECT '%s', %s, r FROM generate_series(1, %d) n, unnest(ARRAY['member', 'sales']) r""".formatted(ORGANIZATION, user("n"), members),
                """
                INSERT INTO team (org_id, team_id, name, name_key, created_at, updated_at)
                SELECT '%s', ('0199a7c2-2222-7000-8000-' || lpad(t::text, 12, '0'))::uuid, 'Team ' || t, 'team ' || t,
                    now(), now()
                FROM generate_series(0, %d) t""".formatted(ORGANIZATION, TEAMS - 1),
                """
                INSERT INTO team_member (org_id, team_id, user_id, added_at)
                SELECT '%s', ('0199a7c2-2222-7000-8000-' || lpad(mod(n + k, %d)::text, 12, '0'))::uuid, %s, now()
                FROM generate_series(1, %d) n, generate_series(0, 1) k""".formatted(ORGANIZATION, TEAMS, user("n"), members));
        for (int other = 2; other <= OTHERS; other++) {
            String id = "0199a7c2-0000-7000-8000-%012d".formatted(other);
            execute("org", organization(id, "other-" + other), """
                    INSERT INTO membership (org_id, user_id, status, joined_at, email, full_name)
                    SELECT '%s', gen_random_uuid(), 'active', now(), 'x' || n || '@other.example', 'Other ' || n
                    FROM generate_series(1, 500) n""".formatted(id));
        }
        execute("org", "VACUUM (ANALYZE)", "CHECKPOINT");
    }

    private static String organization(String id, String slug) {
        return "INSERT INTO organization (org_id, slug, name, state, owner_id, created_at, updated_at) VALUES ('" + id
                + "', '" + slug + "', 'Big Company', 'active', " + user("1") + ", now(), now())";
    }

    /** From now on each statement is written down, with the role that sent it. */
    StatementLog watch() {
        execute(
                "org",
                "ALTER SYSTEM SET log_line_prefix = '%u> '",
                "ALTER SYSTEM SET log_statement = 'all'",
                "SELECT pg_reload_conf()");
        return new StatementLog(log);
    }

    void unwatch() {
        execute("org", "ALTER SYSTEM RESET log_statement", "SELECT pg_reload_conf()");
    }

    private void execute(String service, String... statements) {
        try (Connection admin = DriverManager.getConnection(url(service) + "?user=postgres");
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new CannotMeasure("The database of " + service + " cannot be prepared: " + e.getMessage(), e);
        }
    }
}
