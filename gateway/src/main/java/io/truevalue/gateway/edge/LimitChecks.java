package io.truevalue.gateway.edge;

import io.truevalue.gateway.limit.LimitState;
import io.truevalue.web.problem.CommonProblem;
import java.time.Duration;

/** What a count means for the request that was counted. */
final class LimitChecks {
    private LimitChecks() {}

    /** Notes the state for the answer's headers; throws where the request is past the limit. */
    static void apply(Exchange exchange, LimitState state) {
        exchange.limit = state;
        if (!state.isAllowed()) {
            throw CommonProblem.RATE_LIMITED
                    .because("At most " + state.limit() + " requests a minute are taken here.")
                    .retryAfter(Duration.ofSeconds(state.resetSeconds()));
        }
    }
}
