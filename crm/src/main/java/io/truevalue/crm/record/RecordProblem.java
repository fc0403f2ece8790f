package io.truevalue.crm.record;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals that all kinds of records share. */
public enum RecordProblem implements ProblemType {
    RECORDS_LIMIT_REACHED(409, "The plan's number of records is reached");

    private final int status;
    private final String title;

    RecordProblem(int status, String title) {
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
