package io.truevalue.org.invite;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about invites. */
enum InviteProblem implements ProblemType {
    INVITE_INVALID(404, "The invite is not valid"),
    INVITE_USED(409, "The invite was accepted before"),
    INVITE_CLOSED(409, "The invite is closed"),
    ALREADY_INVITED(409, "The address is invited already"),
    ALREADY_MEMBER(409, "A member already"),
    TOO_MANY_INVITES(409, "Too many open invites");

    private final int status;
    private final String title;

    InviteProblem(int status, String title) {
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
