package io.truevalue.tenancy.database;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Which named constraint a statement broke, so that a store can say what that means. */
public final class Constraints {
    private Constraints() {}

    public static Optional<String> violatedBy(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException postgres) {
                ServerErrorMessage message = postgres.getServerErrorMessage();
                return message == null ? Optional.empty() : Optional.ofNullable(message.getConstraint());
            }
        }
        return Optional.empty();
    }
}
