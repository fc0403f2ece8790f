package io.truevalue.web;

import org.jspecify.annotations.Nullable;

/** The id that follows a request through gateway, services, events and logs: {@code X-Request-ID}. */
public final class RequestIds {
    public static final String HEADER = "X-Request-ID";

    private static final int LONGEST = 128;

    private RequestIds() {}

    /** The caller's id when it is 1 to 128 characters of {@code A-Za-z0-9._-}, else a new UUIDv7. */
    public static String acceptOrNew(@Nullable String candidate) {
        return candidate != null && isAcceptable(candidate)
                ? candidate
                : Ids.next().toString();
    }

    /** By hand, since every request passes here. */
    private static boolean isAcceptable(String candidate) {
        if (candidate.isEmpty() || candidate.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < candidate.length(); i++) {
            char c = candidate.charAt(i);
            boolean isPlain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!isPlain && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }
}
