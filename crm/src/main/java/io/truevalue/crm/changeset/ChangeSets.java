package io.truevalue.crm.changeset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers what one run changed. Must be called in the transaction of the change. */
@Singleton
public class ChangeSets {
    private final JdbcOperations jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ChangeSets(JdbcOperations jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One record's change.
     *
     * @param type such as {@code contact}
     * @param before its outward form; null for a new one
     */
    public record Item(String type, UUID id, @Nullable Object before, Object after) {}

    public UUID begin(String kind) {
        UUID id = Ids.next();
        jdbc.prepareStatement(
                "INSERT INTO change_set (org_id, id, kind, created_by, created_at) VALUES (?, ?, ?, ?, ?)",
                statement -> {
                    statement.setObject(1, Tenancy.current().organization().value());
                    statement.setObject(2, id);
                    statement.setString(3, kind);
                    statement.setString(4, Tenancy.current().id());
                    statement.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
                    return statement.executeUpdate();
                });
        return id;
    }

    /** A record that was changed before in the same run keeps its first state before. */
    public void add(UUID changeSet, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        UUID org = Tenancy.current().organization().value();
        jdbc.prepareStatement("""
                INSERT INTO change_set_item (org_id, change_set_id, record_type, record_id, before, after)
                VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb)
                ON CONFLICT (org_id, change_set_id, record_type, record_id) DO UPDATE SET after = excluded.after""", statement -> {
            for (Item item : items) {
                statement.setObject(1, org);
                statement.setObject(2, changeSet);
                statement.setString(3, item.type());
                statement.setObject(4, item.id());
                statement.setString(5, item.before() == null ? null : write(item.before()));
                statement.setString(6, write(item.after()));
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private String write(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view can be written as JSON", e);
        }
    }
}
