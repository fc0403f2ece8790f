package io.truevalue.auth.account;

import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about addresses and the links that prove them. */
public enum AccountProblem implements ProblemType {
    INVALID_TOKEN(400, "This link does not work any more"),
    OWNS_ORGANIZATIONS(409, "Give up or delete your organisations first");

    private final int status;
    private final String title;

    AccountProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public static Problem deadLink() {
        return INVALID_TOKEN.because("This link was used before, is too old, or was never made. Ask for a new one.");
    }

    /** The address in its one form, or a refusal that names the field. */
    public static CanonicalEmail emailOf(String typed) {
        return CanonicalEmail.parse(typed)
                .orElseThrow(() -> CommonProblem.VALIDATION_FAILED
                        .because("This is not an e-mail address that mail can be sent to.")
                        .field("email", "invalid_email", "not an e-mail address"));
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
