package io.truevalue.tenancy.database;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that is away, or a pool that is empty, is told as such, and not as our bug or the work's. */
final class DatabaseOutage {
    private static final Logger log = LoggerFactory.getLogger(DatabaseOutage.class);

    private DatabaseOutage() {}

    /** Runs the work; where it fails for want of the database, that is a refusal with {@code 503}. */
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (!(e instanceof Problem) && isBehind(e)) {
                log.warn("no database: {}", e.getMessage());
                throw refusal();
            }
            throw e;
        }
    }

    static Problem refusal() {
        return CommonProblem.UNAVAILABLE
                .because("The database cannot be reached at the moment. Try again shortly.")
                .retryAfter(Duration.ofSeconds(2));
    }

    private static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean away = switch (cause) {
                case CannotGetJdbcConnectionException none -> true;
                case ConnectionException none -> true;
                case SQLTransientConnectionException none -> true;
                case SQLException sql -> isAway(sql.getSQLState());
                default -> false;
            };
            if (away) {
                return true;
            }
        }
        return false;
    }

    /** Connection exceptions (08), no resources (53), operator intervention (57P), a server that only reads (25006). */
    private static boolean isAway(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.equals("25006"));
    }
}
