package io.truevalue.cli.tamper;

import io.truevalue.cli.rls.DatabaseServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The audit log's database in the hands of its owner: no trigger refuses, and no policy hides. While it is tampered with, the
 * heads of the attacked logs are held, so that nothing is recorded in them that putting back would lose; recorders wait.
 */
final class LogDatabase implements AutoCloseable {
    static final String DATABASE = "audit_db";
    static final String OWNER = "audit_owner";
    private static final int MOST_LOOKS = 300;
    private static final int QUIET_LOOKS = 4;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final Connection connection;
    private final Protection protection;
    private final UUID victim;
    private final UUID other;

    private LogDatabase(Connection connection, Protection protection, UUID victim, UUID other) {
        this.connection = connection;
        this.protection = protection;
        this.victim = victim;
        this.other = other;
    }

    static LogDatabase open(DatabaseServer server, UUID victim, UUID other) throws SQLException {
        Connection connection = server.asSuperuser(DATABASE);
        connection.setAutoCommit(false);
        Protection protection = new Protection(connection, OWNER);
        protection.takeAway();
        return new LogDatabase(connection, protection, victim, other);
    }

    Connection connection() {
        return connection;
    }

    String victim() {
        return "'" + victim + "'::uuid";
    }

    String other() {
        return "'" + other + "'::uuid";
    }

    private String logs() {
        return "org_id IN (" + victim() + ", " + other() + ")";
    }

    KeptLogs keep(String name) throws SQLException {
        return KeptLogs.of(connection, name, logs());
    }

    /** Leaves a transaction open that holds the heads; putting back ends it. */
    void tamper(Tampering tampering) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL ROLE " + OWNER);
            tampering.deed().to(connection);
            connection.commit();
            statement.execute("SELECT FROM log_head WHERE " + logs() + " ORDER BY org_id FOR UPDATE");
        }
    }

    /** Waits until everything that was told of the two organisations is recorded and signed. */
    void awaitSigned() throws SQLException {
        long last = -1;
        int quiet = 0;
        for (int look = 0; look < MOST_LOOKS && quiet < QUIET_LOOKS; look++) {
            LockSupport.parkNanos(PAUSE);
            long recorded = number("SELECT coalesce(sum(size), 0) FROM log_head WHERE " + logs());
            long signed = number("SELECT coalesce(sum(size), 0) FROM (SELECT max(size) AS size FROM checkpoint WHERE "
                    + logs() + " GROUP BY org_id) AS c");
            quiet = recorded > 0 && recorded == signed && recorded == last ? quiet + 1 : 0;
            last = recorded;
        }
        if (quiet < QUIET_LOOKS) {
            throw new SQLException("the log does not come to rest");
        }
    }

    /** How many events the attacked log holds. */
    long size() throws SQLException {
        return number("SELECT size FROM log_head WHERE org_id = " + victim());
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            long number = row.getLong(1);
            connection.commit();
            return number;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            protection.giveBack();
        }
    }
}
