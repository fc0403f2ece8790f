package io.truevalue.org.organization;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about organisations. */
enum OrganizationProblem implements ProblemType {
    SLUG_TAKEN(409, "The slug is taken"),
    SLUG_CHANGED_TOO_OFTEN(409, "The slug was changed too often"),
    OWNER_REQUIRED(403, "Only the owner may do this");

    private final int status;
    private final String title;

    OrganizationProblem(int status, String title) {
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
