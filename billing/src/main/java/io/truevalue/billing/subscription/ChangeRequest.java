package io.truevalue.billing.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.web.Patched;
import io.truevalue.web.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** A merge patch of a subscription. */
record ChangeRequest(
        @Schema(type = "string", nullable = false) @Nullable Patched<String> plan,

        @Schema(type = "integer", nullable = false) @Nullable
        Patched<Integer> seats,

        @Schema(type = "string", nullable = false) @Nullable Patched<String> paymentMethod) {
    Choice choice() {
        return new Choice(value("plan", plan), value("seats", seats), value("payment_method", paymentMethod));
    }

    private static <T> @Nullable T value(String field, @Nullable Patched<T> patched) {
        if (patched != null && patched.value() == null) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("The field " + field + " cannot be removed.")
                    .field(field, "required", "a value, or leave it out");
        }
        return patched == null ? null : patched.value();
    }
}
