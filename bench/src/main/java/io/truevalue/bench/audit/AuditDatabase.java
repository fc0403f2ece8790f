package io.truevalue.bench.audit;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.embedded.EmbeddedPostgresServer;
import io.truevalue.tenancy.database.DatabaseProvisioner;
import io.truevalue.tenancy.database.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A service's database on the server, and what an administrator sees of the audit log's. */
final class AuditDatabase {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final EmbeddedPostgresServer server;
    private final ServiceDatabase database;

    AuditDatabase(EmbeddedPostgresServer server, String service) {
        this.server = server;
        this.database = ServiceDatabase.of(service);
        try {
            DatabaseProvisioner.provision(server.adminJdbcUrl(), service);
        } catch (SQLException e) {
            throw new CannotMeasure("The database of " + service + " cannot be made: " + e.getMessage(), e);
        }
    }

    String url() {
        return server.jdbcUrl(database.name());
    }

    Connection admin() throws SQLException {
        return DriverManager.getConnection(url() + "?user=postgres");
    }

    long number(String sql) {
        try (Connection admin = admin();
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new CannotMeasure("The database does not answer: " + e.getMessage(), e);
        }
    }

    void run(String... statements) {
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new CannotMeasure("The database refuses: " + e.getMessage(), e);
        }
    }

    /** How many events stand in all logs. */
    long recorded() {
        return number("SELECT coalesce(sum(size), 0) FROM log_head");
    }

    /** How many of them are under a checkpoint. */
    long provable() {
        return number("""
                SELECT coalesce(sum(newest.size), 0) FROM log_head h CROSS JOIN LATERAL (
                    SELECT c.size FROM checkpoint c WHERE c.org_id = h.org_id ORDER BY c.size DESC LIMIT 1
                ) newest""");
    }

    /** When both were reached, by {@link System#nanoTime}. */
    record Reached(long recordedNanos, long provableNanos) {}

    Reached await(long events, Duration patience, Runnable alive) {
        long until = System.nanoTime() + patience.toNanos();
        long recorded = 0;
        while (System.nanoTime() < until) {
            if (recorded == 0 && recorded() >= events) {
                recorded = System.nanoTime();
            }
            if (recorded != 0 && provable() >= events) {
                return new Reached(recorded, System.nanoTime());
            }
            alive.run();
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new CannotMeasure("After " + patience + " only " + recorded() + " of " + events + " events are recorded, "
                + provable() + " under a checkpoint.");
    }
}
