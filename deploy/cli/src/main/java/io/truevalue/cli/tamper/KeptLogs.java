package io.truevalue.cli.tamper;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows of the attacked logs as they were at some time, in temporary tables of the attacker's session. */
final class KeptLogs implements AutoCloseable {
    private static final String[] ROWS = {"event", "leaf_hash", "subtree", "checkpoint"};

    private final Connection connection;
    private final String name;
    private final String logs;
    private boolean putBack;

    private KeptLogs(Connection connection, String name, String logs) {
        this.connection = connection;
        this.name = name;
        this.logs = logs;
    }

    /** @param logs SQL that is true of the attacked logs' rows */
    static KeptLogs of(Connection connection, String name, String logs) throws SQLException {
        KeptLogs kept = new KeptLogs(connection, name, logs);
        try (Statement statement = connection.createStatement()) {
            for (String table : ROWS) {
                statement.execute("CREATE TEMPORARY TABLE " + kept.table(table) + " AS SELECT * FROM " + table
                        + " WHERE " + logs);
            }
            statement.execute(
                    "CREATE TEMPORARY TABLE " + kept.table("log_head") + " AS SELECT * FROM log_head WHERE " + logs);
        }
        connection.commit();
        return kept;
    }

    /** Makes the logs what they were. The heads stay the same rows, since recorders wait for their locks. */
    void putBack() throws SQLException {
        putBackInTransaction();
        connection.commit();
        putBack = true;
    }

    void putBackInTransaction() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : ROWS) {
                statement.execute("DELETE FROM " + table + " WHERE " + logs);
                statement.execute("INSERT INTO " + table + " SELECT * FROM " + table(table));
            }
            statement.execute(
                    "UPDATE log_head AS h SET size = k.size, frontier = k.frontier, recorded_at = k.recorded_at"
                            + " FROM " + table("log_head") + " AS k WHERE h.org_id = k.org_id");
        }
    }

    private String table(String of) {
        return "kept_" + name + "_" + of;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        if (!putBack) {
            putBack();
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : ROWS) {
                statement.execute("DROP TABLE " + table(table));
            }
            statement.execute("DROP TABLE " + table("log_head"));
        }
        connection.commit();
    }
}
