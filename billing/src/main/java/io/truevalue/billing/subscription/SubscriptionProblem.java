package io.truevalue.billing.subscription;

import io.truevalue.web.problem.ProblemType;
import java.util.Locale;

/** Refusals about subscriptions. */
enum SubscriptionProblem implements ProblemType {
    PAYMENT_DECLINED(402, "The payment was declined"),
    ALREADY_SUBSCRIBED(409, "There is a subscription already"),
    SEATS_EXCEEDED(409, "More members than seats");

    private final int status;
    private final String title;

    SubscriptionProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
