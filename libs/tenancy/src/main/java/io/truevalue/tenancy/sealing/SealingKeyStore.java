package io.truevalue.tenancy.sealing;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The service's sealing keys, wrapped. */
@Singleton
final class SealingKeyStore {
    private final Statements statements;

    SealingKeyStore(Statements statements) {
        this.statements = statements;
    }

    record WrappedKey(UUID id, String wrapped) {}

    /** One instance at a time makes keys and wraps them anew; the others wait for it. */
    void takeTurn() {
        statements.list("SELECT pg_advisory_xact_lock(hashtext('sealing_key'))", row -> true);
    }

    /** The oldest first. */
    List<WrappedKey> list() {
        return statements.list(
                "SELECT id, wrapped FROM sealing_key ORDER BY created_at, id",
                row -> new WrappedKey(row.getObject("id", UUID.class), row.getString("wrapped")));
    }

    void insert(UUID id, String wrapped, Instant now) {
        statements.update("INSERT INTO sealing_key (id, wrapped, created_at) VALUES (?, ?, ?)", id, wrapped, now);
    }

    void rewrap(UUID id, String wrapped) {
        statements.update("UPDATE sealing_key SET wrapped = ? WHERE id = ?", wrapped, id);
    }
}
