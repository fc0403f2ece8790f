package io.truevalue.cli.tamper;

import io.truevalue.cli.rls.DatabaseServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** One byte of one event's leaf, flipped by the database's owner, whom no trigger stops. Flipped again it is as before. */
public final class OneByte {
    private OneByte() {}

    public static void flip(DatabaseServer server, UUID organization, long leafIndex) throws SQLException {
        try (Connection connection = server.asSuperuser(LogDatabase.DATABASE)) {
            connection.setAutoCommit(false);
            Protection protection = new Protection(connection, LogDatabase.OWNER);
            protection.takeAway();
            try {
                flip(connection, organization, leafIndex);
            } finally {
                connection.rollback();
                protection.giveBack();
            }
        }
    }

    private static void flip(Connection connection, UUID organization, long leafIndex) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE event SET leaf = overlay(leaf PLACING chr(ascii(substr(leaf, at, 1)) # 1) FROM at FOR 1)
                        FROM (SELECT org_id AS log, leaf_index AS index, position('"subject":"' IN leaf) + 11 AS at
                              FROM event WHERE org_id = ? AND leaf_index = ?) AS found
                        WHERE org_id = log AND leaf_index = index""")) {
            statement.execute("SET LOCAL ROLE " + LogDatabase.OWNER);
            update.setObject(1, organization);
            update.setLong(2, leafIndex);
            int changed = update.executeUpdate();
            if (changed != 1) {
                throw new SQLException(changed + " events changed instead of one");
            }
            connection.commit();
        }
    }
}
