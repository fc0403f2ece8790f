package io.truevalue.permission.policy;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every organisation's policies, for a service whose copy is empty. */
@Hidden
@Controller("/internal/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
class CopyController {
    private static final int PAGE = 500;
    private static final UUID BEGINNING = new UUID(0, 0);

    private final PolicyStore policies;
    private final Transactions transactions;

    CopyController(PolicyStore policies, Transactions transactions) {
        this.policies = policies;
        this.transactions = transactions;
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
        UUID last = Ids.parse(after).orElse(BEGINNING);
        List<CopyItem> items = transactions.reading(() -> policies.pageAcrossTenants(last, PAGE));
        return new Answer(
                items, items.size() < PAGE ? null : items.getLast().id().toString());
    }
}
