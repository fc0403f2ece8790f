package io.truevalue.gateway.edge;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.truevalue.web.problem.Problem;

/** What the codec could not read, as a refusal. */
final class Unreadable {
    private Unreadable() {}

    static Problem head(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return GateProblem.URI_TOO_LONG.because("At most 8 KiB of address are taken.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return GateProblem.HEADERS_TOO_LARGE.because("At most 16 KiB of headers are taken.");
        }
        return GateProblem.AMBIGUOUS_REQUEST.because("The request is not HTTP/1.1 in plain form.", cause.toString());
    }

    static Problem body() {
        return GateProblem.AMBIGUOUS_REQUEST.because("The body is not in plain form.");
    }
}
