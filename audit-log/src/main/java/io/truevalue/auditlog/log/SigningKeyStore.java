package io.truevalue.auditlog.log;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The keys that checkpoints are and were signed with. */
@Singleton
class SigningKeyStore {
    private final Statements statements;

    SigningKeyStore(Statements statements) {
        this.statements = statements;
    }

    /** @param sealedSeed sealed for the key's id */
    @SuppressWarnings("ArrayRecordComponent") // A row, never compared.
    record Kept(UUID id, byte[] publicKey, String sealedSeed, Instant createdAt) {}

    /** One instance at a time makes keys; the others wait for it. */
    void takeTurn() {
        statements.list("SELECT pg_advisory_xact_lock(hashtext('signing_key'))", row -> true);
    }

    /** The newest first. */
    List<Kept> list() {
        return statements.list(
                "SELECT id, public_key, sealed_seed, created_at FROM signing_key ORDER BY created_at DESC, id DESC",
                row -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getBytes("public_key"),
                        row.getString("sealed_seed"),
                        Statements.instant(row, "created_at")));
    }

    void add(Kept key) {
        statements.update(
                "INSERT INTO signing_key (id, public_key, sealed_seed, created_at) VALUES (?, ?, ?, ?)",
                key.id(),
                key.publicKey(),
                key.sealedSeed(),
                key.createdAt());
    }
}
