package io.truevalue.auth.password;

import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Which passwords are accepted (NIST SP 800-63B-4): long ones of any characters that are not guessed first. */
@Singleton
public final class PasswordRule {
    private static final int SHORTEST_ALONE = 15;
    private static final int SHORTEST_BESIDE_A_FACTOR = 8;
    private static final int LONGEST = 128;
    private static final int SHORTEST_TELLING_NAME = 3;

    private final CommonPasswords common;

    PasswordRule(CommonPasswords common) {
        this.common = common;
    }

    /** Refuses a password that is no good for a person with this address and no second factor. */
    public void check(String typed, CanonicalEmail owner) {
        check(typed, owner, false, List.of());
    }

    /** @param organizations names of those that the person belongs to, which colleagues would guess */
    void check(String typed, CanonicalEmail owner, boolean hasSecondFactor, List<String> organizations) {
        String password = PasswordHasher.normalized(typed);
        int length = length(password);
        if (length < (hasSecondFactor ? SHORTEST_BESIDE_A_FACTOR : SHORTEST_ALONE)) {
            throw tooShort(hasSecondFactor);
        }
        if (length > LONGEST) {
            throw refusal("too_long", "Use at most " + LONGEST + " characters.");
        }
        if (holdsNameOf(owner, password)) {
            throw refusal("holds_email", "Leave your e-mail address out of it.");
        }
        if (organizations.stream().anyMatch(name -> holds(password, name))) {
            throw refusal("holds_organization", "Leave your organisation's name out of it.");
        }
        if (common.contains(password)) {
            throw refusal("too_common", "This one is among the first that are guessed.");
        }
    }

    /** Whether it is long enough for who has no second factor. */
    static boolean standsAlone(String typed) {
        return length(PasswordHasher.normalized(typed)) >= SHORTEST_ALONE;
    }

    static Problem tooShort(boolean hasSecondFactor) {
        int shortest = hasSecondFactor ? SHORTEST_BESIDE_A_FACTOR : SHORTEST_ALONE;
        return refusal("too_short", "Use at least " + shortest + " characters; a few words do well.");
    }

    private static int length(String normalized) {
        return normalized.codePointCount(0, normalized.length());
    }

    private static boolean holdsNameOf(CanonicalEmail owner, String password) {
        return holds(password, owner.localPart());
    }

    private static boolean holds(String password, String name) {
        String folded = PasswordHasher.normalized(name).toLowerCase(Locale.ROOT).strip();
        return folded.length() >= SHORTEST_TELLING_NAME
                && password.toLowerCase(Locale.ROOT).contains(folded);
    }

    private static Problem refusal(String code, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("This password cannot be used.")
                .field("password", code, message);
    }
}
