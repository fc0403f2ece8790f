package io.truevalue.billing.subscription;

import io.truevalue.billing.payment.CollectPayment;
import io.truevalue.billing.plan.Plan;
import io.truevalue.billing.plan.Plans;
import io.truevalue.web.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What a caller wants; what they leave out stays, or is the plan's own. */
record Choice(
        @Nullable String plan,
        @Nullable Integer seats,
        @Nullable String paymentMethod) {
    private static final int LONGEST_METHOD = 255;

    Choice {
        if (paymentMethod != null && (paymentMethod.isBlank() || paymentMethod.length() > LONGEST_METHOD)) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Check the fields that are named and send them again.")
                    .field("payment_method", "invalid_length", "1 to " + LONGEST_METHOD + " characters");
        }
    }

    Plan requiredPlan() {
        if (plan == null) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Choose a plan.")
                    .field("plan", "required", "free, pro or enterprise");
        }
        return Plans.named(plan);
    }

    Plan planOr(Plan present) {
        return plan == null ? present : Plans.named(plan);
    }

    /** The number of seats of this plan; every member needs one. */
    int seatsOf(Plan chosen, @Nullable Integer present, int used) {
        int wanted =
                seats != null ? seats : present != null ? present : Math.clamp(used, chosen.seats(), chosen.maxSeats());
        chosen.priceOf(wanted);
        if (wanted < used) {
            throw SubscriptionProblem.SEATS_EXCEEDED
                    .because("There are " + used + " members, and " + wanted + " seats would be too few.")
                    .field("seats", "seats_exceeded", "at least " + used);
        }
        return wanted;
    }

    String method() {
        return paymentMethod == null ? CollectPayment.DEFAULT_METHOD : paymentMethod;
    }
}
