package io.truevalue.events.outbox;

import io.truevalue.events.StopSignal;
import io.truevalue.tenancy.database.DatabaseSettings;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;

/** The outbox as the relay sees it: one session, as the relay's role, that holds the service's relay lock. */
final class PendingEvents implements AutoCloseable {
    private static final long RELAY_LOCK = 0x7276_7274_6c61L;

    /** An event that waits to be sent. */
    record Pending(long seq, String topic, String key, String event) {}

    private final Connection connection;
    private volatile boolean awaiting;

    private PendingEvents(Connection connection) {
        this.connection = connection;
    }

    static PendingEvents connect(DatabaseSettings settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.database().relay());
        properties.setProperty("ApplicationName", "relay");
        properties.setProperty("tcpKeepAlive", "true");
        if (settings.relayPassword() != null) {
            properties.setProperty("password", settings.relayPassword());
        }
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        PendingEvents events = new PendingEvents(DriverManager.getConnection(settings.url(), properties));
        try (Statement statement = events.connection.createStatement()) {
            statement.execute("LISTEN outbox");
            return events;
        } catch (SQLException e) {
            events.close();
            throw e;
        }
    }

    /** True for the one relay of this service that is active; the others stand by. */
    boolean isActive() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, RELAY_LOCK);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * In order; only what no transaction still running can precede, so that a late commit is not overtaken. A transaction
     * that is known to run in another database of the server writes nothing here, and is not waited for.
     */
    List<Pending> next(int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT seq, topic, message_key, event
                FROM outbox
                WHERE xid < coalesce(
                    (SELECT running.xid
                     FROM pg_snapshot_xip(pg_current_snapshot()) AS running (xid)
                     WHERE NOT EXISTS (
                         SELECT FROM pg_locks AS held JOIN pg_stat_activity AS session ON session.pid = held.pid
                         WHERE held.locktype = 'transactionid' AND held.mode = 'ExclusiveLock' AND held.granted
                           AND held.transactionid = running.xid::xid AND session.datname <> current_database())
                     ORDER BY running.xid LIMIT 1),
                    pg_snapshot_xmax(pg_current_snapshot()))
                ORDER BY seq
                LIMIT ?""")) {
            statement.setInt(1, most);
            List<Pending> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Pending(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
            return found;
        }
    }

    void remove(List<Pending> sent) throws SQLException {
        Array seqs = connection.createArrayOf(
                "bigint", sent.stream().map(Pending::seq).toArray());
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM outbox WHERE seq = ANY (?)")) {
            statement.setArray(1, seqs);
            statement.executeUpdate();
        }
    }

    /**
     * How much waits, as counted at a moment.
     *
     * @param oldestNanos when the oldest was written, by {@link System#nanoTime}
     */
    record Waiting(long count, long oldestNanos) {
        static final Waiting NOTHING = new Waiting(0, 0);

        Duration age(long nowNanos) {
            return count == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, nowNanos - oldestNanos));
        }

        Waiting less(long sent) {
            return sent >= count ? NOTHING : new Waiting(count - sent, oldestNanos);
        }
    }

    /** Counts to 100,000 and no further. */
    Waiting waiting() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)
                        FROM (SELECT created_at FROM outbox ORDER BY seq LIMIT 100000) waiting""")) {
            row.next();
            return new Waiting(row.getLong(1), System.nanoTime() - (long) (row.getDouble(2) * 1e9));
        }
    }

    /** Removes what is remembered longer than anybody can repeat it. */
    void purgeAcrossTenants() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM inbox WHERE received_at < now() - interval '8 days'");
            statement.executeUpdate("DELETE FROM idempotency_key WHERE created_at < now() - interval '24 hours'");
        }
    }

    /** True while something waits that a transaction still running may precede. */
    boolean areHeldBack() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM outbox)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Waits until something was written, or for the given time, since a notification can be lost; or until told to stop. */
    void await(Duration atMost, StopSignal stop) throws SQLException {
        awaiting = true;
        if (!stop.isGiven()) {
            connection.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
        }
        awaiting = false;
    }

    /** Called from another thread, after the signal to stop was given: ends a wait at once, and nothing else. */
    void stopAwaiting() {
        if (awaiting) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException("the relay's connection cannot be aborted", e);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
