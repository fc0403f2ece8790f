package io.truevalue.permission.assignment;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about assignments. */
public enum AssignmentProblem implements ProblemType {
    OWNER_KEEPS_ADMIN(409, "The owner stays an admin");

    private final int status;
    private final String title;

    AssignmentProblem(int status, String title) {
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
