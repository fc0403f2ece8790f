package io.truevalue.billing.plan;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.Open;
import io.truevalue.web.listing.Page;

/** The plans on offer, for anyone to see. */
@Controller("/billing/api/plans")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "plans")
class PlanController {
    /** Lists the plans, whole. */
    @Get
    @Open
    Page<Plan> list() {
        return Page.whole(Plans.offered());
    }
}
