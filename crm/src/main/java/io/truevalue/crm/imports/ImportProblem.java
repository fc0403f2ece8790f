package io.truevalue.crm.imports;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about imports. */
enum ImportProblem implements ProblemType {
    IMPORT_ALREADY_STARTED(409, "The import was started before"),
    IMPORT_OVER(409, "The import is over");

    private final int status;
    private final String title;

    ImportProblem(int status, String title) {
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
