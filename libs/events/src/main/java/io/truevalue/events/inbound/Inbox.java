package io.truevalue.events.inbound;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.events.codec.ReceivedEvent;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Remembers which events were applied. */
@Singleton
final class Inbox {
    private final JdbcOperations jdbc;

    Inbox(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String source, String id) {}

    /** Those of the events that were not applied before, each once, in their order; must run in their transaction. */
    List<ReceivedEvent> remember(String consumer, List<ReceivedEvent> events) {
        Set<Key> fresh = insert(consumer, events);
        List<ReceivedEvent> first = new ArrayList<>(fresh.size());
        for (ReceivedEvent event : events) {
            if (fresh.remove(new Key(event.source(), event.id()))) {
                first.add(event);
            }
        }
        return first;
    }

    private Set<Key> insert(String consumer, List<ReceivedEvent> events) {
        return jdbc.prepareStatement("""
                INSERT INTO inbox (consumer, source, event_id)
                SELECT DISTINCT ?, e.source, e.id FROM unnest(?, ?) AS e (source, id)
                ORDER BY e.source, e.id
                ON CONFLICT DO NOTHING
                RETURNING source, event_id""", statement -> {
            statement.setString(1, consumer);
            setTexts(statement, 2, events, ReceivedEvent::source);
            setTexts(statement, 3, events, ReceivedEvent::id);
            Set<Key> fresh = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(new Key(rows.getString(1), rows.getString(2)));
                }
            }
            return fresh;
        });
    }

    private static void setTexts(
            PreparedStatement statement, int index, List<ReceivedEvent> events, Function<ReceivedEvent, String> value)
            throws SQLException {
        String[] texts = events.stream().map(value).toArray(String[]::new);
        statement.setArray(index, statement.getConnection().createArrayOf("text", texts));
    }
}
