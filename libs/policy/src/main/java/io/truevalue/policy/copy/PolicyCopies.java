package io.truevalue.policy.copy;

import io.truevalue.policy.Policy;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The rows of the copy. News of a lower version than what is known changes nothing. */
@Singleton
public class PolicyCopies {
    private final Statements statements;

    PolicyCopies(Statements statements) {
        this.statements = statements;
    }

    /** Must run in a transaction for the policy's organisation. */
    public void put(UUID org, Policy policy) {
        write(new CopiedPolicy(org, policy, false));
    }

    /** @param policy with the version of its end */
    public void remove(UUID org, Policy policy) {
        write(new CopiedPolicy(org, policy, true));
    }

    void write(CopiedPolicy copy) {
        Policy policy = copy.policy();
        statements.update(
                """
                INSERT INTO policy_copy
                    (org_id, policy_id, name, effect, permissions, condition, enabled, version, deleted)
                VALUES (?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?)
                ON CONFLICT (org_id, policy_id) DO UPDATE
                SET name = excluded.name, effect = excluded.effect, permissions = excluded.permissions,
                    condition = excluded.condition, enabled = excluded.enabled, version = excluded.version,
                    deleted = excluded.deleted, changed_at = clock_timestamp()
                WHERE policy_copy.version < excluded.version""",
                copy.orgId(),
                policy.id(),
                policy.name(),
                policy.effect().wireName(),
                String.join(",", policy.permissions()),
                policy.condition(),
                policy.enabled(),
                policy.version(),
                copy.deleted());
    }

    /** By the database's clock, a moment earlier: what commits late is seen again rather than missed. */
    List<CopiedPolicy> changedAcrossTenants(String sincePostgresTime) {
        return statements.list("""
                SELECT org_id, policy_id, name, effect, permissions, condition, enabled, version, deleted
                FROM policy_copy WHERE changed_at >= ?::timestamptz - interval '20 seconds'""", PolicyCopies::read, sincePostgresTime);
    }

    String time() {
        return statements
                .find("SELECT clock_timestamp()::text AS now", row -> row.getString("now"))
                .orElseThrow();
    }

    boolean filled() {
        return statements.find("SELECT 1 FROM policy_copy_state", row -> true).orElse(false);
    }

    void markFilled(Instant now) {
        statements.update("INSERT INTO policy_copy_state (filled_at) VALUES (?) ON CONFLICT DO NOTHING", now);
    }

    private static CopiedPolicy read(ResultSet row) throws SQLException {
        return new CopiedPolicy(
                row.getObject("org_id", UUID.class),
                new Policy(
                        row.getObject("policy_id", UUID.class),
                        row.getString("name"),
                        Policy.Effect.named(row.getString("effect")),
                        Arrays.asList((String[]) row.getArray("permissions").getArray()),
                        row.getString("condition"),
                        row.getBoolean("enabled"),
                        row.getLong("version")),
                row.getBoolean("deleted"));
    }
}
