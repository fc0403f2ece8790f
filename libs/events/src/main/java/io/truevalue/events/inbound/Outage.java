package io.truevalue.events.inbound;

import io.truevalue.web.problem.Problem;

/** Something that the events need, the database or a peer, is away: they must come again. */
final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int UNAVAILABLE = 503;

    private Outage(RuntimeException reason) {
        super(reason);
    }

    static void rethrowIfBehind(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem && problem.type().status() == UNAVAILABLE) {
                throw new Outage(failure);
            }
        }
    }
}
