package io.truevalue.auditlog.event;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import org.jspecify.annotations.Nullable;

@Controller("/audit-log/api/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@RequiresPermission("audit:read")
@Tag(name = "events")
class EventController {
    private final ReadEvents readEvents;

    EventController(ReadEvents readEvents) {
        this.readEvents = readEvents;
    }

    /**
     * Lists the organisation's events, newest first.
     *
     * @param actor an actor's id, or display name
     * @param action an event's type, or all of a kind such as contact.*
     * @param resource a resource's id, a type of resource, or type:id
     * @param from RFC 3339, inclusive
     * @param to RFC 3339, exclusive
     * @param q words that all stand in who, what or the data
     */
    @Get
    Page<AuditEvent> list(
            @QueryValue @Nullable String actor,
            @QueryValue @Nullable String action,
            @QueryValue @Nullable String resource,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String q,
            ListRequest request) {
        return readEvents.page(new EventSearch(actor, action, resource, from, to, q), request);
    }

    /**
     * Reads one event.
     *
     * @param id the CloudEvent's
     */
    @Get("/{id}")
    AuditEvent read(String id) {
        return readEvents.read(id);
    }
}
