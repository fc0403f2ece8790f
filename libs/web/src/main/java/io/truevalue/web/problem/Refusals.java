package io.truevalue.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Failures of reading and of validation as the refusals that they mean. */
public final class Refusals {
    private Refusals() {}

    /** Names each field at fault. */
    public static Problem of(Set<? extends ConstraintViolation<?>> violations) {
        return invalid(Violations.fields(violations));
    }

    /** Empty for a failure that is none of the caller's. */
    public static Optional<Problem> of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Problem problem = ofOne(cause);
            if (problem != null) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Problem ofOne(Throwable cause) {
        return switch (cause) {
            case Problem problem -> problem;
            case ConstraintViolationException violations -> of(violations.getConstraintViolations());
            case UnrecognizedPropertyException unknown ->
                CommonProblem.UNKNOWN_FIELD
                        .because("The field " + unknown.getPropertyName() + " is not known here.")
                        .field(JsonPaths.of(unknown), "unknown_field", "not known here");
            case JsonMappingException mapping when mapping.getCause() instanceof Problem problem -> problem;
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() ->
                invalid(List.of(new FieldError(
                        JsonPaths.of(mapping), "invalid_type", "cannot be read as what is expected here")));
            case JsonProcessingException json ->
                CommonProblem.MALFORMED_REQUEST.because("The body is not the JSON that is expected here.");
            default -> null;
        };
    }

    private static Problem invalid(List<FieldError> fields) {
        return CommonProblem.VALIDATION_FAILED
                .because("Check the fields that are named and send them again.")
                .fields(fields);
    }
}
