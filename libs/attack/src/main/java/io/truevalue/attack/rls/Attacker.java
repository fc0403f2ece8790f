package io.truevalue.attack.rls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.postgresql.PGConnection;

/** Sends attempts one after another as the service's role, undoes each, and judges what came back. */
final class Attacker {
    /** Not permitted; not supported under row-level security. */
    private static final Set<String> REFUSALS = Set.of("42501", "0A000");

    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE = "23505";
    private static final Set<String> BAD_VALUES = Set.of("22P02", "22023");

    private final Connection connection;
    private final Tenant victim;

    Attacker(Connection connection, Tenant victim) {
        this.connection = connection;
        this.victim = victim;
    }

    void play(Setting setting, Attempt attempt, Tally tally) throws SQLException {
        Sql.run(connection, "SAVEPOINT attempt" + (setting.statement().isEmpty() ? "" : "; " + setting.statement()));
        try {
            String did = send(attempt);
            if (did.isEmpty()) {
                tally.empty();
            } else {
                tally.crossed(where(setting, attempt) + did);
            }
        } catch (SQLException e) {
            judge(setting, attempt, e, tally);
        } finally {
            Sql.run(connection, "ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt");
        }
    }

    private void judge(Setting setting, Attempt attempt, SQLException refusal, Tally tally) {
        String state = String.valueOf(refusal.getSQLState());
        boolean told = victim.isToldBy(String.valueOf(refusal.getMessage()), attempt.sql() + setting.statement());
        boolean expected = REFUSALS.contains(state)
                || (setting.malformed() && BAD_VALUES.contains(state))
                || switch (attempt.kind()) {
                    case LEAK -> true;
                    case ORACLE -> state.equals(FOREIGN_KEY);
                    case REACH, FORBIDDEN, COPY_OUT, COPY_IN -> false;
                };
        if (expected && !told) {
            tally.refused();
        } else if (attempt.kind() == Attempt.Kind.ORACLE && state.equals(UNIQUE)) {
            tally.crossed(where(setting, attempt) + "tells that another has the value");
        } else {
            tally.crossed(where(setting, attempt) + state + " " + refusal.getMessage());
        }
    }

    private static String where(Setting setting, Attempt attempt) {
        return setting.name() + " · " + attempt.name() + ": ";
    }

    /** What it did that it must not, or nothing. */
    private String send(Attempt attempt) throws SQLException {
        return switch (attempt.kind()) {
            case COPY_OUT -> copyOut(attempt.sql());
            case COPY_IN -> copyIn(attempt.sql());
            case REACH -> reached(attempt.sql());
            case FORBIDDEN -> {
                Sql.run(connection, attempt.sql());
                yield "was not refused";
            }
            case ORACLE -> {
                Sql.run(connection, attempt.sql());
                yield "";
            }
            case LEAK -> {
                reached(attempt.sql());
                yield "";
            }
        };
    }

    private String reached(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                String did = rows ? read(statement) : changed(statement.getUpdateCount());
                if (!did.isEmpty()) {
                    return did;
                }
                rows = statement.getMoreResults();
            }
            return "";
        }
    }

    private static String changed(int rows) {
        return rows > 0 ? rows + " rows changed" : "";
    }

    private static String read(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                String value = rows.getString(1);
                if (value != null && !value.equals("0")) {
                    return "reached " + (value.matches("\\d+") ? value + " rows" : "a row");
                }
            }
            return "";
        }
    }

    private String copyOut(String sql) throws SQLException {
        StringWriter copied = new StringWriter();
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, copied);
        } catch (IOException e) {
            throw new SQLException(e);
        }
        return victim.isToldBy(copied.toString(), "") ? "copied the victim's rows" : "";
    }

    private String copyIn(String sql) throws SQLException {
        try {
            long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(""));
            return "was not refused (" + rows + " rows)";
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}
