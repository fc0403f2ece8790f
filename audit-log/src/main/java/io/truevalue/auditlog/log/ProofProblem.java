package io.truevalue.auditlog.log;

import io.truevalue.web.problem.ProblemType;

/** Refusals of proofs. */
enum ProofProblem implements ProblemType {
    NOT_YET_CHECKPOINTED(409, "No checkpoint covers it yet");

    private final int status;
    private final String title;

    ProofProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
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
