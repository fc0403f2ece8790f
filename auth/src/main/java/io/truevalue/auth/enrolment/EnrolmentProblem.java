package io.truevalue.auth.enrolment;

import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import io.truevalue.web.problem.ProblemType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why second factors stay as they are. */
public enum EnrolmentProblem implements ProblemType {
    FACTOR_LIMIT_REACHED("You have enough of these"),
    MFA_REQUIRED_BY_ORGANIZATION("An organisation of yours requires a second factor"),
    LONGER_PASSWORD_REQUIRED("Choose a longer password first"),
    SMS_UNAVAILABLE("No messages can be sent to phones here");

    private final String title;

    EnrolmentProblem(String title) {
        this.title = title;
    }

    public static Problem nothingToConfirm() {
        return CommonProblem.NOT_FOUND.because("Nothing waits to be confirmed. Begin again.");
    }

    public static Problem wrongCode() {
        return CommonProblem.VALIDATION_FAILED
                .because("The code is wrong, too old, or was used before.")
                .field("code", "wrong_code", "the code that is shown now");
    }

    static Problem requiredBy(List<String> slugs) {
        return MFA_REQUIRED_BY_ORGANIZATION
                .because(
                        "This is your last second factor, and an organisation of yours requires one. Add another first.")
                .with(Map.of("organizations", slugs));
    }

    static Problem shortPassword() {
        return LONGER_PASSWORD_REQUIRED.because(
                "Without a second factor a password has at least 15 characters. Choose a longer one, then try again.");
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return 409;
    }

    @Override
    public String title() {
        return title;
    }
}
