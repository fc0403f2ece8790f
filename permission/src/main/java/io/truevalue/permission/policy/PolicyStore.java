package io.truevalue.permission.policy;

import io.truevalue.policy.Policy;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of policies. */
@Singleton
class PolicyStore {
    static final String COLUMNS = """
            policy_id, name, description, effect, permissions, condition, enabled, version, created_at, updated_at""";

    private final Statements statements;

    PolicyStore(Statements statements) {
        this.statements = statements;
    }

    void add(UUID org, Policy policy, String description, Instant now) {
        statements.update(
                """
                INSERT INTO policy (org_id, policy_id, name, description, effect, permissions, condition, enabled,
                    version, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?, ?)""",
                org,
                policy.id(),
                policy.name(),
                description,
                policy.effect().wireName(),
                String.join(",", policy.permissions()),
                policy.condition(),
                policy.enabled(),
                policy.version(),
                now,
                now);
    }

    void change(Policy policy, String description, Instant now) {
        statements.update(
                """
                UPDATE policy
                SET name = ?, description = ?, effect = ?, permissions = string_to_array(?, ','), condition = ?,
                    enabled = ?, version = ?, updated_at = ?
                WHERE policy_id = ?""",
                policy.name(),
                description,
                policy.effect().wireName(),
                String.join(",", policy.permissions()),
                policy.condition(),
                policy.enabled(),
                policy.version(),
                now,
                policy.id());
    }

    void remove(UUID id) {
        statements.update("DELETE FROM policy WHERE policy_id = ?", id);
    }

    Optional<PolicyView> find(UUID id) {
        return statements.find("SELECT " + COLUMNS + " FROM policy WHERE policy_id = ?", PolicyStore::read, id);
    }

    Optional<PolicyView> findNamed(String name) {
        return statements.find("SELECT " + COLUMNS + " FROM policy WHERE name = ?", PolicyStore::read, name);
    }

    List<PolicyView> all() {
        return statements.list("SELECT " + COLUMNS + " FROM policy ORDER BY name", PolicyStore::read);
    }

    /** Whosever they are, in the order of their ids. */
    List<CopyItem> pageAcrossTenants(UUID after, int most) {
        return statements.list(
                "SELECT org_id, " + COLUMNS + " FROM policy WHERE policy_id > ? ORDER BY policy_id LIMIT ?",
                row -> CopyItem.of(
                        row.getObject("org_id", UUID.class), read(row).policy()),
                after,
                most);
    }

    static PolicyView read(ResultSet row) throws SQLException {
        return new PolicyView(
                row.getObject("policy_id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                Policy.Effect.named(row.getString("effect")),
                Arrays.asList((String[]) row.getArray("permissions").getArray()),
                row.getString("condition"),
                row.getBoolean("enabled"),
                row.getLong("version"),
                Statements.instant(row, "created_at"),
                Statements.instant(row, "updated_at"));
    }
}
