package io.truevalue.web.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one edge where refusals become answers; the internal half goes to the log. */
@Singleton
final class ProblemHandler implements ExceptionHandler<Problem, HttpResponse<?>> {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final @Nullable MeterRegistry meters;

    ProblemHandler(@Nullable MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Problem problem) {
        if (meters != null) {
            meters.counter("truevalue.refusals", "code", problem.type().code()).increment();
        }
        if (!problem.internal().isEmpty()) {
            log.info("{}: {}", problem.type().code(), problem.internal());
        }
        return ProblemAnswers.answer(request, problem);
    }
}
