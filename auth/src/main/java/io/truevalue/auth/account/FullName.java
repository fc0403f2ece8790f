package io.truevalue.auth.account;

import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;

/** What a person is called: anything visible, of at most 200 characters, kept as typed. */
public record FullName(String value) {
    private static final int LONGEST = 200;

    public FullName {
        if (value.isBlank()) {
            throw refusal("required", "must not be blank");
        }
        if (value.codePointCount(0, value.length()) > LONGEST) {
            throw refusal("invalid_length", "at most " + LONGEST + " characters");
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw refusal("invalid_format", "without line breaks and control characters");
        }
    }

    private static Problem refusal(String code, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("This name cannot be used.")
                .field("full_name", code, message);
    }
}
