package io.truevalue.auth.integration;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Integrations of the organisation acted for; of the one that acts, where that is an integration without any. */
@Singleton
final class IntegrationStore {
    static final String COLUMNS = """
            org_id, id, name, permissions, sealed_key, previous_sealed_key, previous_until, created_by, created_at,
            rotated_at, last_used_at""";

    private static final String INSERT = """
            INSERT INTO integration (org_id, id, name, permissions, sealed_key, created_by, created_at)
            VALUES (?, ?, ?, string_to_array(?, ','), ?, ?, ?)""";

    private static final String FIND = "SELECT " + COLUMNS + " FROM integration WHERE id = ? AND revoked_at IS NULL";

    private static final String ROTATE = """
            UPDATE integration
            SET previous_sealed_key = sealed_key, previous_until = ?, sealed_key = ?, rotated_at = ?
            WHERE id = ?""";

    private static final String REVOKE = """
            UPDATE integration
            SET revoked_at = ?, sealed_key = NULL, previous_sealed_key = NULL, previous_until = NULL
            WHERE id = ?""";

    private static final String USED = """
            UPDATE integration SET last_used_at = greatest(coalesce(last_used_at, '-infinity'), ?)
            WHERE id = ? AND revoked_at IS NULL""";

    private final Statements statements;

    IntegrationStore(Statements statements) {
        this.statements = statements;
    }

    void insert(
            UUID org,
            IntegrationId id,
            String name,
            List<String> permissions,
            String sealedKey,
            @Nullable String createdBy,
            Instant now) {
        statements.update(INSERT, org, id.value(), name, String.join(",", permissions), sealedKey, createdBy, now);
    }

    /** One that has not ended. */
    Optional<Integration> find(IntegrationId id) {
        return statements.find(FIND, IntegrationStore::read, id.value());
    }

    /** All that have not ended. */
    List<Integration> list() {
        return statements.list(
                "SELECT " + COLUMNS + " FROM integration WHERE revoked_at IS NULL ORDER BY id", IntegrationStore::read);
    }

    Optional<Integration> lock(IntegrationId id) {
        return statements.find(FIND + " FOR UPDATE", IntegrationStore::read, id.value());
    }

    void rotate(IntegrationId id, String sealedKey, Instant previousUntil, Instant now) {
        statements.update(ROTATE, previousUntil, sealedKey, now, id.value());
    }

    void revoke(IntegrationId id, Instant now) {
        statements.update(REVOKE, now, id.value());
    }

    void used(IntegrationId id, Instant at) {
        statements.update(USED, at, id.value());
    }

    static Integration read(ResultSet row) throws SQLException {
        Array permissions = row.getArray("permissions");
        return new Integration(
                new IntegrationId(row.getObject("id", UUID.class)),
                row.getObject("org_id", UUID.class),
                row.getString("name"),
                List.of((String[]) permissions.getArray()),
                row.getString("sealed_key"),
                row.getString("previous_sealed_key"),
                Statements.nullableInstant(row, "previous_until"),
                row.getString("created_by"),
                Statements.instant(row, "created_at"),
                Statements.nullableInstant(row, "rotated_at"),
                Statements.nullableInstant(row, "last_used_at"));
    }
}
