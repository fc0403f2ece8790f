package io.truevalue.web;

import io.micronaut.http.HttpRequest;
import io.truevalue.web.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** A body that may be left out. The JSON text {@code null} is not left out, and is no object either. */
public final class OptionalBody {
    private OptionalBody() {}

    /** @param body as it was read, null for one that is not there and for the text {@code null} */
    public static void verify(HttpRequest<?> request, @Nullable Object body) {
        if (body == null && request.getContentLength() > 0) {
            throw CommonProblem.MALFORMED_REQUEST.because("The body is a JSON object, or left out.");
        }
    }
}
