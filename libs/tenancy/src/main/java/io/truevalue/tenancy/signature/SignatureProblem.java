package io.truevalue.tenancy.signature;

import io.truevalue.signing.Refusal;
import io.truevalue.web.problem.ProblemType;

/** A refusal of the signature as a problem. */
record SignatureProblem(Refusal refusal) implements ProblemType {
    @Override
    public String code() {
        return refusal.code();
    }

    @Override
    public int status() {
        return refusal.status();
    }

    @Override
    public String title() {
        return "The request's signature does not hold";
    }
}
