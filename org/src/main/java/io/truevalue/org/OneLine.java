package io.truevalue.org;

import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Texts of one line, kept as they were written: names, titles, places. */
public final class OneLine {
    private OneLine() {}

    /** The text, where it is one line of 1 to so many characters that is not blank; else a refusal of the field. */
    public static String required(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            throw invalid(field, "required", "must be given");
        }
        return checked(field, text, longest);
    }

    /** The same, where a blank text or none removes what was there. */
    public static @Nullable String optional(String field, @Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : checked(field, text, longest);
    }

    public static Problem invalid(String field, String code, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("The " + field.replaceFirst(".*\\.", "").replace('_', ' ') + " is not valid: " + message + ".")
                .field(field, code, message);
    }

    private static String checked(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw invalid(field, "invalid_length", "1 to " + longest + " characters");
        }
        if (text.codePoints().anyMatch(OneLine::breaksLine)) {
            throw invalid(field, "invalid_format", "one line without control characters");
        }
        return text;
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
