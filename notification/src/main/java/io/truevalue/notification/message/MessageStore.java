package io.truevalue.notification.message;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of messages, and what became of each. */
@Singleton
final class MessageStore {
    private static final String INSERT_ONCE = """
            INSERT INTO message (id, recipient, template, locale, sealed, for_org, for_user, status, attempts,
                                 next_attempt_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', 0, ?, ?)
            ON CONFLICT (id) DO NOTHING""";

    /** Whoever takes a message has it for itself until the lease ends; a process that dies loses nothing. */
    private static final String TAKE_DUE = """
            UPDATE message SET attempts = attempts + 1, next_attempt_at = ?
            WHERE id IN (SELECT id FROM message WHERE status = 'queued' AND next_attempt_at <= ?
                         ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING id, recipient, template, locale, sealed, for_org, for_user, attempts, created_at""";

    private static final String END = """
            UPDATE message SET status = ?, sealed = NULL, ended_at = ?, failure = ? WHERE id = ? AND status = 'queued'""";

    private final Statements statements;

    MessageStore(Statements statements) {
        this.statements = statements;
    }

    /** False where it is there already. */
    boolean insertOnce(OutgoingMessage message) {
        return statements.update(
                        INSERT_ONCE,
                        message.id(),
                        message.recipient().value(),
                        message.template(),
                        message.locale(),
                        message.sealed(),
                        message.forOrg(),
                        message.forUser(),
                        message.createdAt(),
                        message.createdAt())
                == 1;
    }

    long waiting() {
        return statements
                .list("SELECT count(*) FROM message WHERE status = 'queued'", row -> row.getLong(1))
                .getFirst();
    }

    List<OutgoingMessage> takeDue(Instant now, Duration lease, int most) {
        return statements.list(TAKE_DUE, MessageStore::read, now.plus(lease), now, most);
    }

    void postpone(UUID id, Instant until) {
        statements.update("UPDATE message SET next_attempt_at = ? WHERE id = ?", until, id);
    }

    /** True the first time only. */
    boolean end(UUID id, Instant now, @Nullable String failure) {
        return statements.update(END, failure == null ? "sent" : "failed", now, failure, id) == 1;
    }

    private static OutgoingMessage read(ResultSet row) throws SQLException {
        return new OutgoingMessage(
                row.getObject("id", UUID.class),
                Recipient.parse(row.getString("recipient")).orElseThrow(),
                row.getString("template"),
                row.getString("locale"),
                row.getString("sealed"),
                row.getObject("for_org", UUID.class),
                row.getObject("for_user", UUID.class),
                row.getInt("attempts"),
                Statements.instant(row, "created_at"));
    }
}
