package io.truevalue.bench.rls;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.embedded.EmbeddedPostgresServer;
import io.truevalue.tenancy.database.DatabaseProvisioner;
import io.truevalue.tenancy.database.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The crm's own database, filled past its policies as an administrator can. */
final class CrmDatabase {
    static final int ORGANIZATIONS = 100;
    static final int CONTACTS_EACH = 1_000;

    private static final ServiceDatabase DATABASE = ServiceDatabase.of("crm");

    private final EmbeddedPostgresServer server;

    CrmDatabase(EmbeddedPostgresServer server) {
        this.server = server;
    }

    /** Made empty; the service migrates it. */
    void provision() {
        try {
            DatabaseProvisioner.provision(server.adminJdbcUrl(), "crm");
        } catch (SQLException e) {
            throw new CannotMeasure("The crm's database cannot be made: " + e.getMessage(), e);
        }
    }

    String name() {
        return DATABASE.name();
    }

    String url() {
        return server.jdbcUrl(DATABASE.name());
    }

    int port() {
        return server.port();
    }

    /** The role that the service runs as. */
    String app() {
        return DATABASE.app();
    }

    /** An organisation's id by its number, from 1; pgbench makes the same of a random number. */
    static String organization(int number) {
        return "0199a7c2-0000-7000-8000-%012d".formatted(number);
    }

    void fill() {
        String contacts = """
                INSERT INTO contact (
                    org_id, id, version, first_name, last_name, full_name, job_title, company_name, emails, phones,
                    addresses, website, tags, custom, created_by, created_at, updated_at)
                SELECT ('0199a7c2-0000-7000-8000-' || lpad(o::text, 12, '0'))::uuid, gen_random_uuid(), 1,
                    'First' || c, 'Last' || c, 'First' || c || ' Last' || c, 'Engineer', 'Acme ' || mod(c, 50),
                    jsonb_build_array(jsonb_build_object(
                        'value', 'person' || c || '@acme.example', 'label', 'work', 'primary', true)),
                    jsonb_build_array(jsonb_build_object(
                        'value', '+1 202-555-0100', 'e164', '+12025550100', 'label', 'work', 'primary', true)),
                    jsonb_build_array(jsonb_build_object(
                        'street', c || ' Main Street', 'city', 'Springfield', 'state', 'CA', 'country', 'US')),
                    'https://acme.example', ARRAY['lead'], '{}'::jsonb, gen_random_uuid()::text,
                    now() - make_interval(secs => c), now()
                FROM generate_series(1, %d) o, generate_series(1, %d) c
                """.formatted(ORGANIZATIONS, CONTACTS_EACH);
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            statement.execute(contacts);
            statement.execute("VACUUM (ANALYZE) contact");
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new CannotMeasure("The crm's database cannot be filled: " + e.getMessage(), e);
        }
    }

    /** The page's query, if a connection of the service shows it at this moment. */
    Optional<String> pageQuery() {
        String shown = """
                SELECT query FROM pg_stat_activity
                WHERE usename = '%s' AND query LIKE 'SELECT%%FROM contact%%LIMIT%%'
                """.formatted(app());
        try (Connection admin = admin();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(shown)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new CannotMeasure("The server does not tell what runs: " + e.getMessage(), e);
        }
    }

    private Connection admin() throws SQLException {
        return DriverManager.getConnection(url() + "?user=postgres");
    }
}
