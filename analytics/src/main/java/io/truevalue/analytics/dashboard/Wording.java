package io.truevalue.analytics.dashboard;

import io.truevalue.web.problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names, titles and descriptions: kept as they were written, or refused with their field named. */
final class Wording {
    private Wording() {}

    /** One line that is not blank. */
    static String line(String field, @Nullable String text, int longest, List<FieldError> faults) {
        if (text == null || text.isBlank()) {
            faults.add(new FieldError(field, "required", "must be given"));
            return "";
        }
        if (text.codePoints().anyMatch(Wording::breaksLine)) {
            faults.add(new FieldError(field, "invalid_format", "one line without control characters"));
        }
        return bounded(field, text, longest, faults);
    }

    /** Any text; empty where there is none. */
    static String text(String field, @Nullable String text, int longest, List<FieldError> faults) {
        return text == null ? "" : bounded(field, text, longest, faults);
    }

    private static String bounded(String field, String text, int longest, List<FieldError> faults) {
        if (text.codePointCount(0, text.length()) > longest) {
            faults.add(new FieldError(field, "too_long", "at most " + longest + " characters"));
        }
        return text;
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
