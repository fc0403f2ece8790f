package io.truevalue.org.team;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about teams. */
enum TeamProblem implements ProblemType {
    TEAM_NAME_TAKEN(409, "A team has this name"),
    TOO_MANY_TEAMS(409, "Too many teams");

    private final int status;
    private final String title;

    TeamProblem(int status, String title) {
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
