package io.truevalue.permission.policy;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about policies. */
enum PolicyProblem implements ProblemType {
    POLICY_NAME_TAKEN(409, "There is a policy of that name"),
    POLICIES_LIMIT_REACHED(409, "The organisation has as many policies as it can have");

    private final int status;
    private final String title;

    PolicyProblem(int status, String title) {
        this.status = status;
        this.title = title;
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
