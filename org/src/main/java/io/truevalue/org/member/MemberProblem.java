package io.truevalue.org.member;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about members. */
public enum MemberProblem implements ProblemType {
    OWNER_STAYS(409, "An organisation keeps its owner"),
    SEATS_EXCEEDED(409, "The plan has no seat left"),
    OWNER_REQUIRED(403, "Only the owner may do this");

    private final int status;
    private final String title;

    MemberProblem(int status, String title) {
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
