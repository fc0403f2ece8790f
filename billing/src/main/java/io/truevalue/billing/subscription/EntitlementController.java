package io.truevalue.billing.subscription;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.Internal;
import io.truevalue.tenancy.access.SignedIn;

/** What the organisation that is acted for may use. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "subscription")
class EntitlementController {
    private final Subscriptions subscriptions;

    EntitlementController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Reads the limits and features of the plan, and the seats in use. */
    @Get("/billing/api/entitlements")
    @SignedIn
    Entitlements entitlements() {
        return subscriptions.entitlements();
    }

    /** What services need to know. */
    @Hidden
    @Get("/internal/plan")
    @Internal({"auth-service", "org-service", "crm-service"})
    PlanLookup plan() {
        Tenancy.current().organization();
        return subscriptions.lookUp();
    }
}
