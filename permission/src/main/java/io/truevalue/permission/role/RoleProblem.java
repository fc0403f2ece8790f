package io.truevalue.permission.role;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about roles. */
public enum RoleProblem implements ProblemType {
    SYSTEM_ROLE_IMMUTABLE(403, "A system role cannot be changed"),
    ROLE_NAME_TAKEN(409, "There is a role of that name"),
    ROLE_CYCLE(409, "A role would inherit itself"),
    ROLE_IN_USE(409, "Somebody is in the role"),
    GRANTS_TOO_LARGE(409, "More than a token can carry");

    private final int status;
    private final String title;

    RoleProblem(int status, String title) {
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
