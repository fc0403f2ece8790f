package io.truevalue.auditlog.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of events. There is no statement here that changes or removes one. */
@Singleton
class EventStore {
    private static final String COLUMNS = """
            id, type, source, time, actor_id, actor_type, actor_display, org_id, resource_type, subject, request_id, ip,
            user_agent, outcome, data -> 'before' AS before, data -> 'after' AS after""";

    private static final Listing LISTING = Listing.of(COLUMNS, "event")
            .column("time", "time", Kind.TIMESTAMP)
            .column("id", "id", Kind.TEXT)
            .filterOnly("type", "type", Kind.TEXT)
            .filterOnly("outcome", "outcome", Kind.TEXT)
            .filterOnly("source", "source", Kind.TEXT)
            .filterOnly("request_id", "request_id", Kind.TEXT)
            .filterOnly("ip", "ip", Kind.TEXT)
            .sortedBy("-time")
            .build();

    private final JdbcOperations jdbc;
    private final Lists lists;
    private final ObjectMapper json;

    EventStore(JdbcOperations jdbc, Lists lists, ObjectMapper json) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.json = json;
    }

    Page<AuditEvent> page(EventSearch search, ListRequest request) {
        return lists.page(LISTING, request, EventStore::event, search.conditions());
    }

    Optional<AuditEvent> find(String id) {
        return jdbc.prepareStatement(
                "SELECT " + COLUMNS + " FROM event WHERE id = ? ORDER BY time, source LIMIT 1", statement -> {
                    statement.setString(1, id);
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(event(rows)) : Optional.empty();
                    }
                });
    }

    void add(UUID organization, List<ReceivedEvent> events) {
        insert("""
                INSERT INTO event (org_id, time, id, source, type, subject, resource_type, actor_id, actor_type,
                    actor_display, request_id, ip, user_agent, outcome, attributes, data, search)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?)
                ON CONFLICT DO NOTHING""", events, event -> organization);
    }

    void addPersonal(List<ReceivedEvent> events) {
        insert("""
                INSERT INTO personal_event (user_id, time, id, source, type, subject, resource_type, actor_id,
                    actor_type, actor_display, request_id, ip, user_agent, outcome, attributes, data, search)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?)
                ON CONFLICT DO NOTHING""", events, PersonalHistory::user);
    }

    /** Whose event it is. */
    private interface Holder {
        @Nullable
        UUID of(ReceivedEvent event);
    }

    private void insert(String sql, List<ReceivedEvent> events, Holder holder) {
        jdbc.prepareStatement(sql, statement -> {
            for (ReceivedEvent event : events) {
                statement.setObject(1, holder.of(event));
                bind(statement, event);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private void bind(PreparedStatement statement, ReceivedEvent event) throws SQLException {
        statement.setObject(2, OffsetDateTime.ofInstant(event.time().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
        String[] texts = {
            event.id(),
            event.source(),
            event.type(),
            event.subject(),
            AuditEvent.resourceType(event.type()),
            event.extension("actorid"),
            event.extension("actortype"),
            event.extension("actordisplay"),
            event.extension("requestid"),
            event.extension("clientip"),
            event.extension("useragent"),
            event.extension("outcome"),
            attributes(event),
            event.data().toString(),
            SearchText.of(event)
        };
        for (int i = 0; i < texts.length; i++) {
            statement.setString(i + 3, texts[i]);
        }
    }

    private String attributes(ReceivedEvent event) {
        try {
            return json.writeValueAsString(event.extensions());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts must be writable as JSON", e);
        }
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getString("id"),
                row.getString("type"),
                row.getString("source"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                new AuditEvent.Actor(
                        row.getString("actor_id"), row.getString("actor_type"), row.getString("actor_display")),
                row.getObject("org_id", UUID.class),
                new AuditEvent.Resource(row.getString("resource_type"), row.getString("subject")),
                row.getString("request_id"),
                row.getString("ip"),
                row.getString("user_agent"),
                row.getString("outcome"),
                row.getString("before"),
                row.getString("after"));
    }
}
