package io.truevalue.bench.analytics;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.embedded.EmbeddedPostgresServer;
import io.truevalue.tenancy.database.DatabaseProvisioner;
import io.truevalue.tenancy.database.ServiceDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.postgresql.PGConnection;

/** The database of analytics, with the raw events that its rollups are compared with; filled past its policies. */
final class AnalyticsDatabase {
    static final int ORGANIZATIONS = 1_000;
    /** Of the first organisation, which half of the events are of; the others have 50. */
    static final int USERS_OF_LARGE = 1_000;

    /** Whose clocks all organisations go by. */
    static final String ZONE = "Europe/Berlin";

    private final EmbeddedPostgresServer server;

    AnalyticsDatabase(EmbeddedPostgresServer server) {
        this.server = server;
    }

    void provision() {
        try {
            DatabaseProvisioner.provision(server.adminJdbcUrl(), "analytics");
        } catch (SQLException e) {
            throw new CannotMeasure("The database cannot be made: " + e.getMessage(), e);
        }
    }

    String url() {
        return server.jdbcUrl(ServiceDatabase.of("analytics").name());
    }

    /** By its number, from 1. */
    static UUID organization(int number) {
        return UUID.fromString("0199a7c2-0000-7000-8000-%012d".formatted(number));
    }

    /** Seconds for a bare COPY of as many rows into a table with no more than a key. */
    double copy(int rows) {
        StringBuilder lines = new StringBuilder(rows * 100);
        for (int i = 0; i < rows; i++) {
            lines.append(organization(i % ORGANIZATIONS + 1))
                    .append("\t2026-11-01T10:00:00Z\t")
                    .append(new UUID(0x0199a7c200007000L, i))
                    .append("\tcontact.created\n");
        }
        byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            statement.execute(
                    "CREATE TABLE bare (org_id uuid, at timestamptz, id uuid, type text, PRIMARY KEY (org_id, id))");
            long began = System.nanoTime();
            admin.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY bare FROM STDIN", new ByteArrayInputStream(text));
            double seconds = (System.nanoTime() - began) / 1e9;
            statement.execute("DROP TABLE bare");
            return seconds;
        } catch (SQLException | IOException e) {
            throw new CannotMeasure("The copy failed: " + e.getMessage(), e);
        }
    }

    /**
     * Raw events of a year, half of them of the first organisation, and the rollups that the consumer makes of them. They
     * are made within the database, and not logged, so that ten million take a minute or two.
     */
    void fill(int events) {
        run("CREATE UNLOGGED TABLE raw_event"
                + " (org_id uuid NOT NULL, at timestamptz NOT NULL, type text NOT NULL, actor uuid NOT NULL)");
        run("""
                INSERT INTO raw_event
                SELECT ('0199a7c2-0000-7000-8000-' || lpad(o::text, 12, '0'))::uuid,
                       '2025-10-31T23:00:00Z'::timestamptz + make_interval(secs => random() * 365 * 86400),
                       (ARRAY['contact.created', 'contact.updated', 'company.created', 'session.created'])[n / 2 %% 4 + 1],
                       ('0199a7c2-1111-7000-8000-'
                        || lpad((o * 1000 + floor(random() * CASE o WHEN 1 THEN %d ELSE 50 END))::text, 12, '0'))::uuid
                FROM (SELECT n, CASE WHEN n %% 2 = 0 THEN 1 ELSE 2 + n %% %d END AS o
                      FROM generate_series(1, %d) AS n) AS numbers
                """.formatted(USERS_OF_LARGE, ORGANIZATIONS - 1, events));
        run("CREATE INDEX raw_event_at ON raw_event (org_id, type, at)");
        run("TRUNCATE event_count, actor_count, user_activity, user_month, user_month_zone, organization_setting");
        run("""
                INSERT INTO event_count (org_id, generation, measure, used, quarter, times)
                SELECT org_id, 1, type, true, floor(extract(epoch FROM at) / 900)::integer, count(*)
                FROM raw_event GROUP BY 1, 3, 5""");
        run("""
                INSERT INTO user_activity (org_id, generation, half_day, user_id, quarters)
                SELECT org_id, 1, quarter / 48, actor, bit_or(1::bigint << (quarter % 48))
                FROM (SELECT org_id, actor, floor(extract(epoch FROM at) / 900)::integer AS quarter FROM raw_event) AS e
                GROUP BY 1, 3, 4""");
        run("""
                INSERT INTO user_month (org_id, generation, month, user_id, days)
                SELECT org_id, 1, extract(year FROM day) * 12 + extract(month FROM day) - 1, actor,
                       bit_or(1 << (extract(day FROM day)::integer - 1))
                FROM (SELECT DISTINCT org_id, actor, (at AT TIME ZONE '%s')::date AS day FROM raw_event) AS days
                GROUP BY 1, 3, 4""".formatted(ZONE));
        run("INSERT INTO user_month_zone SELECT DISTINCT org_id, 1, '%s' FROM raw_event".formatted(ZONE));
        run("INSERT INTO organization_setting SELECT DISTINCT org_id, 1, 1, now(), 'filled', '%s' FROM raw_event"
                .formatted(ZONE));
        run("VACUUM (ANALYZE)");
        run("CHECKPOINT");
    }

    /** Milliseconds for a year by day over the raw rows of an organisation. */
    double groupBy(int organization) {
        long began = System.nanoTime();
        try (Connection admin = admin();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT date_trunc('day', at, 'UTC') AS day, count(*) FROM raw_event
                        WHERE org_id = '%s' AND type = 'contact.created'
                          AND at >= '2025-11-01T00:00:00Z' AND at < '2026-11-01T00:00:00Z'
                        GROUP BY day ORDER BY day""".formatted(organization(organization)))) {
            int days = 0;
            while (rows.next()) {
                days++;
            }
            if (days == 0) {
                throw new CannotMeasure("The raw rows hold nothing of organisation " + organization + ".");
            }
            return (System.nanoTime() - began) / 1e6;
        } catch (SQLException e) {
            throw new CannotMeasure("The raw rows cannot be read: " + e.getMessage(), e);
        }
    }

    long rows(String table) {
        return number("SELECT count(*) FROM " + table);
    }

    /** Active users of each day of the year, added up, counted from the raw rows of an organisation. */
    long activeUsersOfAllDays(int organization) {
        return number("""
                SELECT sum(users) FROM (
                    SELECT count(DISTINCT actor) AS users FROM raw_event
                    WHERE org_id = '%s' GROUP BY (at AT TIME ZONE '%s')::date) AS days""".formatted(organization(organization), ZONE));
    }

    private long number(String sql) {
        try (Connection admin = admin();
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new CannotMeasure("The database cannot be read: " + e.getMessage(), e);
        }
    }

    private void run(String sql) {
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new CannotMeasure("The database cannot be filled: " + e.getMessage(), e);
        }
    }

    private Connection admin() throws SQLException {
        return DriverManager.getConnection(url() + "?user=postgres&options=-c%20work_mem=256MB");
    }
}
