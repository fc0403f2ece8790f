package io.truevalue.events.inbound;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.events.codec.ReceivedEvent;
import jakarta.inject.Singleton;

/** Remembers which events were applied. */
@Singleton
final class Inbox {
    private final JdbcOperations jdbc;

    Inbox(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** True the first time only. */
    boolean isNew(String consumer, ReceivedEvent event) {
        return jdbc.prepareStatement(
                "INSERT INTO inbox (consumer, source, event_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", statement -> {
                    statement.setString(1, consumer);
                    statement.setString(2, event.source());
                    statement.setString(3, event.id());
                    return statement.executeUpdate() == 1;
                });
    }
}
