package io.truevalue.auth.session;

import io.truevalue.web.problem.Problem;
import io.truevalue.web.problem.ProblemType;
import java.util.Locale;
import java.util.Map;

/** Why a session does not go on. */
enum SessionProblem implements ProblemType {
    INVALID_REFRESH_TOKEN("Sign in again"),
    SESSION_ENDED("This session has ended");

    private final String title;

    SessionProblem(String title) {
        this.title = title;
    }

    static Problem ended(String reason) {
        return SESSION_ENDED
                .because("This session has ended: " + reason.replace('_', ' ') + ". Sign in again.")
                .with(Map.of("reason", reason));
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return 401;
    }

    @Override
    public String title() {
        return title;
    }
}
