package io.truevalue.auth.login;

import io.truevalue.auth.factor.FactorKind;
import io.truevalue.web.problem.Problem;
import io.truevalue.web.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why nobody is signed in. Nothing here tells whether somebody has the address. */
public enum LoginProblem implements ProblemType {
    INVALID_CREDENTIALS(401, "E-mail address or password is wrong"),
    MFA_REQUIRED(401, "Give your second factor"),
    INVALID_CODE(401, "This does not prove your second factor"),
    INVALID_MFA_TOKEN(401, "Sign in from the beginning"),
    EMAIL_NOT_VERIFIED(403, "Prove your e-mail address first"),
    ACCOUNT_LOCKED(423, "Locked after too many wrong tries");

    private final int status;
    private final String title;

    LoginProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    static Problem wrong() {
        return INVALID_CREDENTIALS.because("The e-mail address or the password is wrong.");
    }

    /** @param token of the sign-in that waits for it */
    static Problem factorRequired(String token, List<FactorKind> methods) {
        return MFA_REQUIRED
                .because("The password is right. Prove your second factor to go on.")
                .with(Map.of("mfa_token", token, "methods", codes(methods)));
    }

    static Problem factorRequired(List<FactorKind> methods) {
        return MFA_REQUIRED
                .because("The password is not enough. Prove your second factor.")
                .with(Map.of("methods", codes(methods)));
    }

    static Problem wrongCode() {
        return INVALID_CODE.because("This is wrong, too old, or was used before.");
    }

    static Problem deadSecondStep() {
        return INVALID_MFA_TOKEN.because("This sign-in is over or took too long. Begin again with your password.");
    }

    static Problem locked(Duration wait) {
        return ACCOUNT_LOCKED
                .because("After too many wrong passwords this address waits. Try again later, or reset your password.")
                .retryAfter(wait);
    }

    static Problem lockedByCodes(Duration wait) {
        return ACCOUNT_LOCKED
                .because("After too many wrong codes this account waits. Try again later.")
                .retryAfter(wait);
    }

    private static List<String> codes(List<FactorKind> methods) {
        return methods.stream().map(FactorKind::code).toList();
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
