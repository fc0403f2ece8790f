package io.truevalue.web.listing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended: the sort that it belongs to and the sort columns' values of its last row, so that it stays valid
 * while rows come and go.
 */
record Cursor(String sort, List<String> values) {
    private static final int LONGEST = 8_192;
    private static final char SEPARATOR = '\u0000';

    String encode() {
        StringBuilder text = new StringBuilder(sort);
        for (String value : values) {
            text.append(SEPARATOR).append(value);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String text, String sort, int columns) {
        if (text.length() > LONGEST || !text.matches("[A-Za-z0-9_-]+")) {
            throw invalid();
        }
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ListRequest.invalid("cursor", "take it from next_cursor of an earlier page");
        }
        List<String> parts = new ArrayList<>(List.of(plain.split(String.valueOf(SEPARATOR), -1)));
        if (parts.size() != columns + 1 || !parts.getFirst().equals(sort)) {
            throw invalid();
        }
        return new Cursor(sort, List.copyOf(parts.subList(1, parts.size())));
    }

    private static io.truevalue.web.problem.Problem invalid() {
        return ListRequest.invalid("cursor", "take it from next_cursor of an earlier page with the same sort");
    }
}
