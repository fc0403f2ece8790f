package io.truevalue.policy;

import java.math.BigDecimal;
import java.time.Instant;

/** Values as PostgreSQL's jsonpath writes them. Whatever they hold, they end where they should. */
final class JsonPaths {
    private static final String META = ".^$*+?()[]{}|\\";

    private JsonPaths() {}

    /** In quotes; all but plain ASCII as {@code \\uXXXX}. */
    static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < ' ' || character > '~' || character == '"' || character == '\\') {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    /** A regular expression that matches these characters where a text ends. */
    static String ending(String value) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (META.indexOf(value.charAt(i)) >= 0) {
                pattern.append('\\');
            }
            pattern.append(value.charAt(i));
        }
        return text(pattern.append('$').toString());
    }

    /** Whether PostgreSQL can hold the text: without NUL, and no half of a surrogate pair alone. */
    static boolean holdable(String value) {
        return value.indexOf('\0') < 0
                && value.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Microseconds since 1970, as attributes hold a time; finer ones follow the point. */
    static String number(Instant time) {
        return number(
                BigDecimal.valueOf(time.getEpochSecond()).movePointRight(6).add(BigDecimal.valueOf(time.getNano(), 3)));
    }

    static String number(BigDecimal value) {
        String text = value.stripTrailingZeros().toPlainString();
        return text.startsWith("-") ? "(" + text + ")" : text;
    }
}
