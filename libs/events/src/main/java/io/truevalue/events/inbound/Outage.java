package io.truevalue.events.inbound;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.truevalue.web.problem.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells what an event waits for, a database or a peer that is away, from what an event is refused for. */
final class Outage {
    private static final int UNAVAILABLE = 503;

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean away = switch (cause) {
                case CannotGetJdbcConnectionException none -> true;
                case ConnectionException none -> true;
                case SQLTransientConnectionException none -> true;
                case SQLException sql -> isAway(sql.getSQLState());
                case Problem problem -> problem.type().status() == UNAVAILABLE;
                default -> false;
            };
            if (away) {
                return true;
            }
        }
        return false;
    }

    /** Connection exceptions (08), no resources (53), operator intervention (57P), a server that only reads (25006). */
    private static boolean isAway(@org.jspecify.annotations.Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.equals("25006"));
    }
}
