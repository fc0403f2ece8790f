package io.truevalue.web.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Fields of the running thread's log lines. They are put as work begins on a thread and taken back, in the other order, as
 * it leaves it, so that nothing stays for who comes next. A value is short and of harmless characters, or is not told.
 */
public final class LogFields implements AutoCloseable {
    public static final String SERVICE = "service";
    public static final String REQUEST = "request_id";
    public static final String USER = "user_id";
    public static final String ORGANIZATION = "org_id";
    public static final String TRACE = "trace_id";
    public static final String SPAN = "span_id";

    private static final int LONGEST = 128;

    private record Before(String name, @Nullable String value) {}

    private final List<Before> before = new ArrayList<>(3);

    /** @param value null where it is not known, which hides what an outer work said */
    public LogFields put(String name, @Nullable String value) {
        before.add(new Before(name, MDC.get(name)));
        set(name, value == null ? null : sound(value));
        return this;
    }

    @Override
    public void close() {
        for (Before field : before.reversed()) {
            set(field.name(), field.value());
        }
    }

    private static void set(String name, @Nullable String value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }

    /** Ids, as all of these are, are made of letters, digits and {@code . _ -}. */
    private static String sound(String value) {
        if (value.length() > LONGEST) {
            return "?";
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && c != '.' && c != '_' && c != '-') {
                return "?";
            }
        }
        return value;
    }
}
