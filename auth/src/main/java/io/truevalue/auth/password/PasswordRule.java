package io.truevalue.auth.password;

import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Which passwords are accepted (NIST SP 800-63B-4): long ones of any characters that are not guessed first. */
@Singleton
public final class PasswordRule {
    private static final int SHORTEST_ALONE = 15;
    private static final int LONGEST = 128;
    private static final int SHORTEST_TELLING_NAME = 3;

    private final CommonPasswords common;

    PasswordRule(CommonPasswords common) {
        this.common = common;
    }

    /** Refuses a password that is no good for a person with this address and no second factor. */
    public void check(String typed, CanonicalEmail owner) {
        String password = PasswordHasher.normalized(typed);
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST_ALONE) {
            throw refusal("too_short", "Use at least " + SHORTEST_ALONE + " characters; a few words do well.");
        }
        if (length > LONGEST) {
            throw refusal("too_long", "Use at most " + LONGEST + " characters.");
        }
        if (holdsNameOf(owner, password)) {
            throw refusal("holds_email", "Leave your e-mail address out of it.");
        }
        if (common.contains(password)) {
            throw refusal("too_common", "This one is among the first that are guessed.");
        }
    }

    private static boolean holdsNameOf(CanonicalEmail owner, String password) {
        String name = owner.localPart();
        return name.length() >= SHORTEST_TELLING_NAME
                && password.toLowerCase(Locale.ROOT).contains(name);
    }

    private static Problem refusal(String code, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("This password cannot be used.")
                .field("password", code, message);
    }
}
