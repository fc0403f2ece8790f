package io.truevalue.web.problem;

/** A kind of refusal with a stable code. Each feature has an enum of its own. */
public interface ProblemType {
    /** Stable, snake_case; removing one is a breaking change. */
    String code();

    /** HTTP status, 400 to 599. */
    int status();

    /** What happened, for people; the same for every occurrence. */
    String title();

    /** @param detail what the caller is told, never internals */
    default Problem because(String detail) {
        return new Problem(this, detail, "");
    }

    /**
     * @param detail what the caller is told
     * @param internal what the log is told, never the wire
     */
    default Problem because(String detail, String internal) {
        return new Problem(this, detail, internal);
    }
}
