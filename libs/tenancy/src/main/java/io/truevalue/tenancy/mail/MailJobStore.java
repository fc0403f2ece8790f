package io.truevalue.tenancy.mail;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The queue of mails. */
@Singleton
final class MailJobStore {
    private static final String INSERT = """
            INSERT INTO mail_job (id, sealed, attempts, next_attempt_at, expires_at) VALUES (?, ?, 0, ?, ?)""";

    /** Whoever takes a job has it for itself until the lease ends; a process that dies loses nothing. */
    private static final String TAKE_DUE = """
            UPDATE mail_job SET attempts = attempts + 1, next_attempt_at = ?
            WHERE id IN (SELECT id FROM mail_job WHERE next_attempt_at <= ? ORDER BY next_attempt_at
                         LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING id, sealed, attempts, expires_at""";

    private final Statements statements;

    MailJobStore(Statements statements) {
        this.statements = statements;
    }

    void insert(UUID id, String sealed, Instant now, Instant expiresAt) {
        statements.update(INSERT, id, sealed, now, expiresAt);
    }

    long waiting() {
        return statements
                .list("SELECT count(*) FROM mail_job", row -> row.getLong(1))
                .getFirst();
    }

    List<MailJob> takeDue(Instant now, Duration lease, int most) {
        return statements.list(
                TAKE_DUE,
                row -> new MailJob(
                        row.getObject("id", UUID.class),
                        row.getString("sealed"),
                        row.getInt("attempts"),
                        Statements.instant(row, "expires_at")),
                now.plus(lease),
                now,
                most);
    }

    void postpone(UUID id, Instant until) {
        statements.update("UPDATE mail_job SET next_attempt_at = ? WHERE id = ?", until, id);
    }

    void delete(UUID id) {
        statements.update("DELETE FROM mail_job WHERE id = ?", id);
    }
}
