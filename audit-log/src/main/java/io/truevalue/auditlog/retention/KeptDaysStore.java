package io.truevalue.auditlog.retention;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.UUID;

/** How long what is recorded from now on is kept, in the heads of logs. */
@Singleton
class KeptDaysStore {
    private final Statements statements;

    KeptDaysStore(Statements statements) {
        this.statements = statements;
    }

    /** Never lowers it: what has expired must stay the log's beginning. */
    void raiseAcrossTenants(UUID log, int days) {
        statements.update("""
                INSERT INTO log_head AS h (org_id, kept_days) VALUES (?, ?)
                ON CONFLICT (org_id) DO UPDATE SET kept_days = excluded.kept_days
                WHERE h.kept_days < excluded.kept_days""", log, days);
    }
}
