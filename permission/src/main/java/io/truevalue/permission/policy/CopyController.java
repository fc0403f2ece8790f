package io.truevalue.permission.policy;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every organisation's policies, for a service whose copy is empty. */
@Hidden
@Controller("/internal/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
class CopyController {
    private final TellPolicies policies;

    CopyController(TellPolicies policies) {
        this.policies = policies;
    }

    /** @param next where to go on; null at the end */
    record Answer(List<CopyItem> items, @Nullable String next) {}

    @Get
    @Internal({
        "auth-service",
        "org-service",
        "billing-service",
        "audit-log-service",
        "analytics-service",
        "crm-service",
        "notification-service"
    })
    Answer page(@QueryValue(defaultValue = "") String after) {
        List<CopyItem> items = policies.page(after);
        return new Answer(
                items,
                items.size() < TellPolicies.PAGE ? null : items.getLast().id().toString());
    }
}
