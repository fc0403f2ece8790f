package io.truevalue.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
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
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Problem problem -> {
                    return problem;
                }
                case ConstraintViolationException violations -> {
                    return invalid(Violations.fields(violations));
                }
                case UnrecognizedPropertyException unknown -> {
                    return CommonProblem.UNKNOWN_FIELD
                            .because("The field " + unknown.getPropertyName() + " is not known here.")
                            .field(JsonPaths.of(unknown), "unknown_field", "not known here");
                }
                case JsonMappingException mapping
                when mapping.getCause() instanceof Problem problem -> {
                    return problem;
                }
                case JsonMappingException mapping
                when !mapping.getPath().isEmpty() -> {
                    return invalid(List.of(new FieldError(
                            JsonPaths.of(mapping), "invalid_type", "cannot be read as what is expected here")));
                }
                case JsonProcessingException json -> {
                    return CommonProblem.MALFORMED_REQUEST.because("The body is not the JSON that is expected here.");
                }
                default -> {}
            }
        }
        CommonProblem type = CommonProblem.ofStatus(response.code());
        return type.because(type == CommonProblem.INTERNAL ? "" : type.title() + ".");
    }

    private static Problem invalid(List<FieldError> fields) {
        return CommonProblem.VALIDATION_FAILED
                .because("Check the fields that are named and send them again.")
                .fields(fields);
    }
}
