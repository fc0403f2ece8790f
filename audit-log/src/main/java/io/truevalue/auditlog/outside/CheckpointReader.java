package io.truevalue.auditlog.outside;

import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads the newest checkpoints over all organisations, as the service itself; and of which day each was mailed. */
@Singleton
class CheckpointReader {
    private static final Lists.Row<NewestCheckpoint> ROW = row -> new NewestCheckpoint(
            row.getObject("org_id", UUID.class),
            row.getLong("size"),
            row.getString("note"),
            Statements.instant(row, "signed_at"));

    private final Statements statements;

    CheckpointReader(Statements statements) {
        this.statements = statements;
    }

    List<NewestCheckpoint> allAcrossTenants() {
        return statements.list("""
                SELECT newest.org_id, newest.size, newest.note, newest.signed_at
                FROM log_head h CROSS JOIN LATERAL (
                    SELECT c.org_id, c.size, c.note, c.signed_at FROM checkpoint c
                    WHERE c.org_id = h.org_id ORDER BY c.size DESC LIMIT 1
                ) newest
                ORDER BY newest.org_id""", ROW);
    }

    List<NewestCheckpoint> signedSinceAcrossTenants(Instant since) {
        return statements.list("""
                SELECT DISTINCT ON (org_id) org_id, size, note, signed_at FROM checkpoint WHERE signed_at >= ?
                ORDER BY org_id, size DESC""", ROW, since);
    }

    /** The newest of organisations that had one before the day, and were not mailed of it. */
    List<NewestCheckpoint> toMailAcrossTenants(LocalDate day, Instant begins, UUID users, int most) {
        return statements.list("""
                SELECT newest.org_id, newest.size, newest.note, newest.signed_at
                FROM log_head h CROSS JOIN LATERAL (
                    SELECT c.org_id, c.size, c.note, c.signed_at FROM checkpoint c
                    WHERE c.org_id = h.org_id ORDER BY c.size DESC LIMIT 1
                ) newest
                LEFT JOIN checkpoint_mail m ON m.org_id = h.org_id
                WHERE h.org_id <> ? AND coalesce(m.day < ?, true) AND coalesce(m.size, 0) < newest.size
                  AND EXISTS (SELECT FROM checkpoint c WHERE c.org_id = h.org_id AND c.signed_at < ?)
                ORDER BY h.org_id
                LIMIT ?""", ROW, users, day, begins, most);
    }

    void mailed(UUID organization, LocalDate day, long size) {
        statements.update("""
                INSERT INTO checkpoint_mail (org_id, day, size) VALUES (?, ?, ?)
                ON CONFLICT (org_id) DO UPDATE SET day = excluded.day, size = excluded.size""", organization, day, size);
    }
}
