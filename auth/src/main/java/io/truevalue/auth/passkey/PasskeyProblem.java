package io.truevalue.auth.passkey;

import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Why a passkey was not taken. What exactly was wrong with it goes to the log alone. */
enum PasskeyProblem implements ProblemType {
    PASSKEY_REFUSED(401, "This passkey was not accepted"),
    PASSKEY_NOT_REGISTERED(400, "This passkey cannot be registered"),
    PASSKEY_ALREADY_REGISTERED(409, "This passkey is registered already");

    private final int status;
    private final String title;

    PasskeyProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    static Problem refused(String why) {
        return PASSKEY_REFUSED.because("This passkey does not sign you in. Try again, or sign in another way.", why);
    }

    static Problem notRegistered(String why) {
        return PASSKEY_NOT_REGISTERED.because("The passkey could not be registered. Begin again.", why);
    }

    static Problem unreadable() {
        return CommonProblem.VALIDATION_FAILED
                .because("The credential cannot be read.")
                .field("credential", "invalid_format", "what the browser's toJSON() gives");
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
