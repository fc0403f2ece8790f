package io.truevalue.auth.code;

import io.truevalue.web.problem.CommonProblem;

/** A number in the one form by which networks know it (ITU-T E.164): a plus sign and up to 15 digits. */
record PhoneNumber(String value) {
    static PhoneNumber of(String typed) {
        String bare = typed.replaceAll("[\\s().\\-]", "");
        if (!bare.matches("\\+[1-9][0-9]{6,14}")) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("This is not a phone number that messages can be sent to.")
                    .field("phone", "invalid_phone", "with its country's code, such as +14155550123");
        }
        return new PhoneNumber(bare);
    }

    /** As much of it as its owner recognises it by. */
    static String masked(String number) {
        return number.substring(0, 2) + "•".repeat(number.length() - 4) + number.substring(number.length() - 2);
    }
}
