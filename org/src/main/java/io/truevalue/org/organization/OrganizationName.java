package io.truevalue.org.organization;

import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What people call the organisation: one line of 1 to 100 characters, kept as it was written. */
record OrganizationName(String text) {
    private static final int LONGEST = 100;

    static OrganizationName of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw invalid("required", "a name");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw invalid("invalid_length", "1 to " + LONGEST + " characters");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw invalid("invalid_format", "one line without control characters");
        }
        return new OrganizationName(text);
    }

    private static Problem invalid(String code, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("The name is not valid: " + message + ".")
                .field("name", code, message);
    }
}
