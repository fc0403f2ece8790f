package io.truevalue.auditlog.record;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.auditlog.log.Logs;
import io.truevalue.events.codec.ReceivedEvent;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The tables of events, as they are written. There is no statement here that changes or removes one. */
@Singleton
class RecordStore {
    /** The times that the database can hold; others are told by the leaf alone. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final String INSERT = """
            INSERT INTO %s (%s, leaf_index, kept_days, recorded_at, time, id, source, type, subject,
                resource_type, actor_id, actor_type, request_id, outcome, leaf, personal)
            SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::integer[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[])""";

    private static final int PERSONAL_KEPT_DAYS = 365;

    private final JdbcOperations jdbc;

    RecordStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void addAcrossTenants(List<Recorded> events) {
        List<Recorded> tenants = new ArrayList<>(events.size());
        List<Recorded> personal = new ArrayList<>();
        for (Recorded event : events) {
            (event.log().id().equals(Logs.PERSONAL) ? personal : tenants).add(event);
        }
        insert(
                INSERT.formatted("event", "org_id"),
                tenants,
                event -> event.log().id(),
                event -> event.log().keptDays());
        insert(
                INSERT.formatted("personal_event", "user_id"),
                personal,
                event -> PersonalHistory.user(event.event()),
                event -> PERSONAL_KEPT_DAYS);
    }

    private void insert(
            String sql,
            List<Recorded> events,
            Function<Recorded, @Nullable Object> holder,
            Function<Recorded, Integer> keptDays) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(sql, statement -> {
            Columns columns = new Columns(statement, events);
            columns.set("uuid", holder, Object[]::new);
            columns.set("bigint", Recorded::leafIndex, Long[]::new);
            columns.set("integer", keptDays, Integer[]::new);
            columns.text(event -> event.log().recordedAt().toString());
            columns.text(event -> storable(event.event().time()).toString());
            columns.ofEvent(ReceivedEvent::id);
            columns.ofEvent(ReceivedEvent::source);
            columns.ofEvent(ReceivedEvent::type);
            columns.ofEvent(ReceivedEvent::subject);
            columns.ofEvent(event -> resourceType(event.type()));
            columns.ofEvent(event -> event.extension("actorid"));
            columns.ofEvent(event -> event.extension("actortype"));
            columns.ofEvent(event -> event.extension("requestid"));
            columns.ofEvent(event -> event.extension("outcome"));
            columns.text(event -> event.leaf().text());
            columns.text(event -> event.leaf().personal().text());
            return statement.executeUpdate();
        });
    }

    static Instant storable(Instant time) {
        Instant held = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return held.truncatedTo(ChronoUnit.MICROS);
    }

    /** {@code contact} of {@code contact.created}. */
    static String resourceType(String eventType) {
        int dot = eventType.indexOf('.');
        return dot < 0 ? eventType : eventType.substring(0, dot);
    }

    /** Sets a statement's arrays one after another. */
    private static final class Columns {
        private final PreparedStatement statement;
        private final List<Recorded> events;
        private int next = 1;

        Columns(PreparedStatement statement, List<Recorded> events) {
            this.statement = statement;
            this.events = events;
        }

        /** Arrays of the type's own class go to the database in binary, and are not written and read as text. */
        <T extends @Nullable Object> void set(String type, Function<Recorded, T> value, IntFunction<T[]> array)
                throws SQLException {
            T[] values = events.stream().map(value).toArray(array);
            statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
        }

        void text(Function<Recorded, @Nullable String> value) throws SQLException {
            set("text", value, String[]::new);
        }

        void ofEvent(Function<ReceivedEvent, @Nullable String> value) throws SQLException {
            text(event -> value.apply(event.event()));
        }
    }
}
