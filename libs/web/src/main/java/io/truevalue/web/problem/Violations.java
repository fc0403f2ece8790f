package io.truevalue.web.problem;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Bean validation failures as fields in the caller's own spelling. */
final class Violations {
    private static final PropertyNamingStrategies.NamingBase SNAKE =
            (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE;

    private Violations() {}

    static List<FieldError> fields(Set<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> new FieldError(field(violation), code(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::code))
                .toList();
    }

    private static String field(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        boolean parameterSeen = false;
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                continue;
            }
            if (node.getKind() == ElementKind.PARAMETER && !parameterSeen) {
                parameterSeen = true;
                parameter = SNAKE.translate(String.valueOf(node.getName()));
                continue;
            }
            Integer index = node.getIndex();
            if (index != null) {
                path.append('[').append(index).append(']');
            }
            String name = node.getName();
            if (name != null && !name.startsWith("<")) {
                path.append(path.isEmpty() ? "" : ".").append(SNAKE.translate(name));
            }
        }
        return path.isEmpty() ? parameter : path.toString();
    }

    private static String code(ConstraintViolation<?> violation) {
        String name = violation.getConstraintDescriptor() == null
                ? "invalid"
                : violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName();
        return switch (name) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size", "Length" -> "invalid_length";
            case "Email" -> "invalid_email";
            case "Pattern" -> "invalid_format";
            default -> "invalid_" + name.toLowerCase(Locale.ROOT);
        };
    }
}
