package io.truevalue.auditlog.event;

import io.truevalue.auditlog.leaf.SealedValues;
import io.truevalue.auditlog.search.Place;
import io.truevalue.auditlog.search.Span;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the table of events. Its columns find an event; what is told of it comes from its leaf. The organisation is named
 * in each query: the policy leaves a door to the service itself, which keeps the database from using an index by it.
 */
@Singleton
public class EventStore {
    private static final Listing LISTING = Listing.of("org_id, leaf_index, leaf, personal", "event")
            .column("time", "time", Kind.TIMESTAMP)
            .column("id", "id", Kind.TEXT)
            .filterOnly("type", "type", Kind.TEXT)
            .filterOnly("outcome", "outcome", Kind.TEXT)
            .filterOnly("source", "source", Kind.TEXT)
            .filterOnly("request_id", "request_id", Kind.TEXT)
            .sortedBy("-time")
            .build();

    private static final String AT_PLACES = """
            SELECT e.org_id, e.leaf_index, e.leaf, e.personal
            FROM unnest(?::bigint[], ?::integer[], ?::timestamptz[])
                WITH ORDINALITY AS p (leaf_index, kept_days, recorded_at, n)
            JOIN event e ON e.org_id = ? AND e.leaf_index = p.leaf_index AND e.kept_days = p.kept_days
                AND e.recorded_at = p.recorded_at
            ORDER BY p.n""";

    private final Statements statements;
    private final Lists lists;

    EventStore(Statements statements, Lists lists) {
        this.statements = statements;
        this.lists = lists;
    }

    Page<KeptEvent> page(ListRequest request, List<Sql> conditions) {
        return lists.page(LISTING, request, EventStore::event, conditions.toArray(Sql[]::new));
    }

    /** Those that stand there, in the places' order. */
    List<KeptEvent> at(UUID organization, List<Place> places) {
        return statements.list(
                AT_PLACES,
                EventStore::event,
                array(places, Place::leafIndex),
                array(places, Place::keptDays),
                array(places, Place::recordedAt),
                organization);
    }

    /** The leaf indexes of all of a time, ascending. */
    long[] leaves(UUID organization, Span span) {
        return statements
                .list(
                        "SELECT leaf_index FROM event WHERE org_id = ? AND time >= ? AND time < ? ORDER BY leaf_index",
                        row -> row.getLong("leaf_index"),
                        organization,
                        span.since(),
                        span.until())
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Of two events of one id, which two sources may tell, the first recorded. */
    public Optional<KeptEvent> find(String id) {
        return statements.find(
                "SELECT org_id, leaf_index, leaf, personal FROM event WHERE org_id = ? AND id = ? ORDER BY leaf_index LIMIT 1",
                EventStore::event,
                Tenancy.current().organization().value(),
                id);
    }

    /** As PostgreSQL reads an array of numbers or times. */
    static <T> String array(List<T> values, Function<T, Object> part) {
        return values.stream()
                .map(value -> String.valueOf(part.apply(value)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static KeptEvent event(ResultSet row) throws SQLException {
        return new KeptEvent(
                row.getObject("org_id", UUID.class),
                row.getLong("leaf_index"),
                row.getString("leaf"),
                SealedValues.parse(row.getString("personal")));
    }
}
