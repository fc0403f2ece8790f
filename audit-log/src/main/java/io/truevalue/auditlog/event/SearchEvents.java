package io.truevalue.auditlog.event;

import io.truevalue.auditlog.search.FindEvents;
import io.truevalue.auditlog.search.Place;
import io.truevalue.auditlog.search.Span;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds events of the organisation acted for. By their marks, the newest first, a page costs what it shows, however many
 * there are; another order, a filter by columns or a count reads all that match. Must run in a transaction.
 */
@Singleton
public class SearchEvents {
    private final FindEvents findEvents;
    private final EventStore events;

    SearchEvents(FindEvents findEvents, EventStore events) {
        this.findEvents = findEvents;
        this.events = events;
    }

    Page<KeptEvent> page(EventSearch search, ListRequest request) {
        UUID organization = Tenancy.current().organization().value();
        Set<String> marks = search.marks();
        if (search.isInVain()) {
            return new Page<>(List.of(), null, request.count() ? 0L : null);
        }
        boolean newestFirst = request.sort() == null || request.sort().equals("-time");
        return marks.isEmpty() || !newestFirst || request.filter() != null
                ? listed(organization, search, marks, request)
                : newest(organization, marks, search.span(), request);
    }

    /** The leaf indexes of all that match, ascending; empty where nothing is asked for, so that all events match. */
    public Optional<long[]> leaves(EventSearch search) {
        UUID organization = Tenancy.current().organization().value();
        Set<String> marks = search.marks();
        if (search.isInVain()) {
            return Optional.of(new long[0]);
        }
        if (marks.isEmpty()) {
            return search.times().isEmpty()
                    ? Optional.empty()
                    : Optional.of(events.leaves(organization, search.span()));
        }
        return Optional.of(findEvents.find(organization, marks, search.span(), Long.MAX_VALUE).stream()
                .mapToLong(Place::leafIndex)
                .sorted()
                .toArray());
    }

    private Page<KeptEvent> newest(UUID organization, Set<String> marks, Span whole, ListRequest request) {
        Span span = whole;
        if (request.cursor() != null) {
            PlaceCursor last = PlaceCursor.decode(request.cursor());
            span = whole.after(last.time(), last.leafIndex());
        }
        List<Place> found = findEvents.find(organization, marks, span, request.limit() + 1L);
        boolean more = found.size() > request.limit();
        List<Place> shown = more ? found.subList(0, request.limit()) : found;
        Long total = request.count() ? Long.valueOf(findEvents.count(organization, marks, whole)) : null;
        return new Page<>(events.at(organization, shown), more ? PlaceCursor.after(shown.getLast()) : null, total);
    }

    private Page<KeptEvent> listed(UUID organization, EventSearch search, Set<String> marks, ListRequest request) {
        List<Sql> conditions = new ArrayList<>();
        conditions.add(Sql.of("org_id = ?::uuid", organization.toString()));
        conditions.addAll(search.times());
        if (!marks.isEmpty()) {
            List<Place> found = findEvents.find(organization, marks, search.span(), Long.MAX_VALUE);
            conditions.add(Sql.of("leaf_index = ANY (?::bigint[])", EventStore.array(found, Place::leafIndex)));
        }
        return events.page(request, conditions);
    }
}
