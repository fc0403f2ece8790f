package io.truevalue.crm.pipeline;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about pipelines. */
public enum PipelineProblem implements ProblemType {
    PIPELINE_IN_USE(409, "Deals are in the pipeline"),
    STAGE_IN_USE(409, "Deals are in the stage"),
    NO_PIPELINE(409, "There is no pipeline for the deal");

    private final int status;
    private final String title;

    PipelineProblem(int status, String title) {
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
