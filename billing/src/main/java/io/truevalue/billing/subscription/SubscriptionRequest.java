package io.truevalue.billing.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.web.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * What is to be chosen.
 *
 * @param seats as many as the plan includes, or as there are members, where absent
 * @param quantity another word for seats
 * @param paymentMethod the provider's token
 */
record SubscriptionRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        String plan,

        @Nullable Integer seats,
        @Nullable Integer quantity,
        @Nullable String paymentMethod) {
    Choice choice() {
        if (seats != null && quantity != null && !seats.equals(quantity)) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Seats and quantity are two words for one number.")
                    .field("quantity", "contradiction", "the same as seats, or left out");
        }
        return new Choice(plan, seats == null ? quantity : seats, paymentMethod);
    }
}
