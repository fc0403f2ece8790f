package io.truevalue.analytics.stream;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about following figures. */
enum StreamProblem implements ProblemType {
    TOO_MANY_STREAMS(429, "Too many streams are open");

    private final int status;
    private final String title;

    StreamProblem(int status, String title) {
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
