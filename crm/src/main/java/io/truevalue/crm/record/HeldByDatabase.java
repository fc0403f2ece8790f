package io.truevalue.crm.record;

import io.micronaut.data.exceptions.DataAccessException;
import io.truevalue.tenancy.access.AccessProblem;
import io.truevalue.tenancy.permission.Permission;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells apart what row-level policies and triggers refuse: it is the caller's want of a permission, and no fault. */
final class HeldByDatabase {
    private static final String NOT_PERMITTED = "42501";
    /** As the trigger hold_fields writes it. */
    private static final Pattern FIELD = Pattern.compile("the field ([a-z_]+) may not be written");

    private HeldByDatabase() {}

    /** Runs a write of a kind's records. */
    static <T> T hold(RecordType<?> type, String action, Supplier<T> write) {
        try {
            return write.get();
        } catch (DataAccessException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException refusal && isHeld(refusal)) {
                    throw AccessProblem.denied(permission(type, action, String.valueOf(refusal.getMessage())));
                }
            }
            throw e;
        }
    }

    static void hold(RecordType<?> type, String action, Runnable write) {
        hold(type, action, () -> {
            write.run();
            return true;
        });
    }

    /** A grant that is missing is a fault of ours. */
    private static boolean isHeld(SQLException refusal) {
        String message = refusal.getMessage();
        return NOT_PERMITTED.equals(refusal.getSQLState())
                && message != null
                && !message.contains("permission denied for");
    }

    private static String permission(RecordType<?> type, String action, String message) {
        Permission whole = Permission.of(type.plural(), action);
        Matcher field = FIELD.matcher(message);
        return (field.find() ? whole.ofField(field.group(1)) : whole).name();
    }
}
