package io.truevalue.auth.login;

import io.truevalue.web.problem.Problem;
import io.truevalue.web.problem.ProblemType;
import java.time.Duration;
import java.util.Locale;

/** Why nobody is signed in. Nothing here tells whether somebody has the address. */
public enum LoginProblem implements ProblemType {
    INVALID_CREDENTIALS(401, "E-mail address or password is wrong"),
    EMAIL_NOT_VERIFIED(403, "Prove your e-mail address first"),
    ACCOUNT_LOCKED(423, "Locked after too many wrong passwords");

    private final int status;
    private final String title;

    LoginProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    static Problem wrong() {
        return INVALID_CREDENTIALS.because("The e-mail address or the password is wrong.");
    }

    static Problem locked(Duration wait) {
        return ACCOUNT_LOCKED
                .because("After too many wrong passwords this address waits. Try again later, or reset your password.")
                .retryAfter(wait);
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
