package io.truevalue.cli.tamper;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The triggers and the forced policies that stand between the log and its owner, taken away and given back by that owner. */
final class Protection {
    private static final String[] TABLES = {"event", "leaf_hash", "subtree", "checkpoint", "log_head"};

    private final Connection connection;
    private final String owner;
    private final List<String> back = new ArrayList<>();

    Protection(Connection connection, String owner) {
        this.connection = connection;
        this.owner = owner;
    }

    void takeAway() throws SQLException {
        List<String> away = new ArrayList<>();
        for (String table : TABLES) {
            away.add("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            away.add("ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
            back.addAll(triggers(table));
            back.add("ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY");
        }
        execute(away);
    }

    void giveBack() throws SQLException {
        execute(back);
    }

    private List<String> triggers(String table) throws SQLException {
        List<String> enabling = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT format('ALTER TABLE %s ENABLE %s TRIGGER %I', '" + table
                        + "', CASE tgenabled WHEN 'A' THEN 'ALWAYS' ELSE '' END, tgname) FROM pg_trigger WHERE tgrelid = '"
                        + table + "'::regclass AND NOT tgisinternal AND tgenabled <> 'D'")) {
            while (rows.next()) {
                enabling.add(rows.getString(1));
            }
        }
        return enabling;
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL ROLE " + owner);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        connection.commit();
    }
}
