package io.truevalue.web.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Every failure that the framework answers by itself leaves in the same format as ours. */
@Singleton
@Primary
final class ProblemResponseProcessor implements ErrorResponseProcessor<Object> {
    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        Problem problem = problemOf(context.getRootCause().orElse(null), response);
        return ProblemAnswers.fill(
                response.status(HttpStatus.valueOf(problem.type().status())), context.getRequest(), problem);
    }

    private static Problem problemOf(@Nullable Throwable failure, MutableHttpResponse<?> response) {
        return Refusals.of(failure).orElseGet(() -> {
            CommonProblem type = CommonProblem.ofStatus(response.code());
            return type.because(type == CommonProblem.INTERNAL ? "" : type.title() + ".");
        });
    }
}
