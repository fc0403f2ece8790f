package io.truevalue.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that follows a request through gateway, services, events and logs: {@code X-Request-ID}. */
public final class RequestIds {
    public static final String HEADER = "X-Request-ID";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestIds() {}

    /** The caller's id when it is 1 to 128 characters of {@code A-Za-z0-9._-}, else a new UUIDv7. */
    public static String acceptOrNew(@Nullable String candidate) {
        return candidate != null && ACCEPTED.matcher(candidate).matches()
                ? candidate
                : Ids.next().toString();
    }
}
