package io.truevalue.auditlog.export;

import io.micronaut.core.annotation.Introspected;
import io.truevalue.auditlog.event.EventSearch;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to export; all that is given must hold, and nothing given is everything.
 *
 * @param format {@code ndjson} or {@code csv}
 * @param actor an actor's id, or display name
 * @param action an event's type, or all of a kind such as contact.*
 * @param resource a resource's id, a type of resource, or type:id
 * @param from RFC 3339, inclusive
 * @param to RFC 3339, exclusive
 * @param q words that all stand in who, what or the data
 */
@Introspected
record ExportRequest(
        @NotNull @Pattern(regexp = "csv|ndjson") String format,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String resource,
        @Nullable String from,
        @Nullable String to,
        @Nullable String q) {
    EventSearch search() {
        return new EventSearch(actor, action, resource, from, to, q);
    }
}
