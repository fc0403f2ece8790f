package io.truevalue.auditlog.rebuild;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Every event that is kept, as structured CloudEvents, for a service that makes its figures anew. */
@Hidden
@Controller("/internal/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@Internal("analytics-service")
class InternalEventController {
    private static final int MOST = 1_000;

    private final ReadAllEvents readAllEvents;

    InternalEventController(ReadAllEvents readAllEvents) {
        this.readAllEvents = readAllEvents;
    }

    @Get
    Page<StructuredEvent> events(@QueryValue @Nullable String after, @QueryValue(defaultValue = "500") int limit) {
        if (limit < 1) {
            throw QueryParameters.invalid("limit", "1 to " + MOST);
        }
        return readAllEvents.after(Place.parse(after), Math.min(limit, MOST));
    }
}
