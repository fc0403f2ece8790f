package io.truevalue.web.listing;

import io.truevalue.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a list. A controller takes it as a parameter; it is read from the query.
 *
 * @param limit rows a page, 1 to 200
 * @param cursor from an earlier page of the same sort
 * @param sort such as {@code -created_at,last_name}
 * @param filter RSQL
 * @param count whether to count all rows that match
 */
public record ListRequest(
        int limit,
        @Nullable String cursor,
        @Nullable String sort,
        @Nullable String filter,
        boolean count) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int LARGEST_LIMIT = 200;

    /** The first page, sorted as the list is by itself. */
    public static ListRequest first() {
        return new ListRequest(DEFAULT_LIMIT, null, null, null, false);
    }

    public static ListRequest parse(
            @Nullable String limit,
            @Nullable String cursor,
            @Nullable String sort,
            @Nullable String filter,
            @Nullable String count) {
        return new ListRequest(limit(limit), blankToNull(cursor), blankToNull(sort), blankToNull(filter), count(count));
    }

    static Problem invalid(String field, String message) {
        return QueryParameters.invalid(field, message);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) == 0) {
            throw invalid("limit", "a whole number from 1 to 200");
        }
        return (int) Math.min(LARGEST_LIMIT, Long.parseLong(text));
    }

    private static boolean count(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw invalid("count", "true or false");
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
