package io.truevalue.analytics.dashboard;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about dashboards. */
enum DashboardProblem implements ProblemType {
    DASHBOARDS_LIMIT_REACHED(409, "You have as many dashboards as you can have");

    private final int status;
    private final String title;

    DashboardProblem(int status, String title) {
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
