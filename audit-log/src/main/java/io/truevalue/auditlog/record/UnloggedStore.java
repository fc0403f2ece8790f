package io.truevalue.auditlog.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of what was recorded before there were logs; a fresh installation has none. */
@Singleton
class UnloggedStore {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Statements statements;
    private final ObjectMapper json;

    UnloggedStore(Statements statements, ObjectMapper json) {
        this.statements = statements;
        this.json = json;
    }

    boolean exists(String table) {
        return statements
                .list("SELECT to_regclass('public.' || ?) IS NOT NULL AS there", row -> row.getBoolean("there"), table)
                .getFirst();
    }

    /** One instance at a time takes rows; the others wait for it. */
    void takeTurn() {
        statements.list("SELECT pg_advisory_xact_lock(hashtext('event_unlogged'))", row -> true);
    }

    List<ReceivedEvent> takeAcrossTenants(int most) {
        return sorted(statements.list("""
                DELETE FROM event_unlogged WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM event_unlogged ORDER BY received_at, time, id LIMIT ?))
                RETURNING org_id, id, source, type, subject, time, attributes, data""", row -> event(row, row.getObject("org_id", UUID.class)), most));
    }

    List<ReceivedEvent> takePersonalAcrossTenants(int most) {
        return sorted(statements.list("""
                DELETE FROM personal_event_unlogged WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM personal_event_unlogged ORDER BY received_at, time, id LIMIT ?))
                RETURNING id, source, type, subject, time, attributes, data""", row -> event(row, null), most));
    }

    private static List<ReceivedEvent> sorted(List<ReceivedEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(ReceivedEvent::time).thenComparing(ReceivedEvent::id))
                .toList();
    }

    private ReceivedEvent event(ResultSet row, @Nullable UUID org) throws SQLException {
        try {
            return new ReceivedEvent(
                    row.getString("id"),
                    row.getString("source"),
                    row.getString("type"),
                    row.getString("subject"),
                    Statements.instant(row, "time"),
                    org,
                    json.readValue(row.getString("attributes"), TEXTS),
                    json.readTree(row.getString("data")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was recorded is JSON", e);
        }
    }
}
