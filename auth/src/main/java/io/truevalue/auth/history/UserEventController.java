package io.truevalue.auth.history;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;

/** One's own security history. */
@Controller("/auth/me/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@SignedIn(organization = false)
@Tag(name = "account")
final class UserEventController {
    private final ListUserEvents events;

    UserEventController(ListUserEvents events) {
        this.events = events;
    }

    @Get
    @Operation(summary = "List one's own security history")
    Page<UserEventView> list(ListRequest request) {
        return events.list(Tenancy.current().user(), request);
    }
}
