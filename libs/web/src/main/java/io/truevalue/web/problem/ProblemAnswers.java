package io.truevalue.web.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.truevalue.web.RequestIds;
import java.time.Duration;

/** Turns a refusal into an HTTP answer. */
public final class ProblemAnswers {
    static final MediaType PROBLEM_JSON = MediaType.of(ProblemBody.MEDIA_TYPE);

    private ProblemAnswers() {}

    public static MutableHttpResponse<Object> answer(HttpRequest<?> request, Problem problem) {
        return fill(HttpResponse.status(HttpStatus.valueOf(problem.type().status())), request, problem);
    }

    static MutableHttpResponse<Object> fill(MutableHttpResponse<?> response, HttpRequest<?> request, Problem problem) {
        String requestId = request.getHeaders().get(RequestIds.HEADER);
        problem.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return response.<Object>body(ProblemBody.of(problem, request.getPath(), requestId))
                .contentType(PROBLEM_JSON);
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
