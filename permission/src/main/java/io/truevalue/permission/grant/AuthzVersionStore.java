package io.truevalue.permission.grant;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The counters by which stale tokens are known. */
@Singleton
class AuthzVersionStore {
    private final Statements statements;

    AuthzVersionStore(Statements statements) {
        this.statements = statements;
    }

    List<AuthzVersion> raise(UUID org, List<UUID> users, Instant now) {
        String ids = users.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        return statements.list("""
                INSERT INTO authz_version (org_id, user_id, version, changed_at)
                SELECT ?, raised, 1, ? FROM unnest(?::uuid[]) AS raised
                ON CONFLICT (org_id, user_id) DO UPDATE
                SET version = authz_version.version + 1, changed_at = excluded.changed_at
                RETURNING user_id, version""", row -> new AuthzVersion(user(row), row.getLong("version")), org, now, ids);
    }

    List<UUID> holdersOf(UUID role) {
        return statements.list("""
                WITH RECURSIVE above AS (
                    SELECT role_id FROM role WHERE role_id = ?
                    UNION
                    SELECT i.role_id FROM role_inheritance i JOIN above a ON i.inherits_id = a.role_id
                )
                SELECT s.user_id FROM assignment s JOIN above a ON a.role_id = s.role_id
                UNION
                SELECT m.user_id FROM team_assignment t JOIN above a ON a.role_id = t.role_id
                    JOIN team_member m ON m.team_id = t.team_id
                ORDER BY user_id""", AuthzVersionStore::user, role);
    }

    List<UUID> everybody() {
        return statements.list("SELECT user_id FROM authz_version ORDER BY user_id", AuthzVersionStore::user);
    }

    List<RaisedVersion> raisedSinceAcrossTenants(Instant since) {
        return statements.list(
                "SELECT user_id, org_id, version FROM authz_version WHERE changed_at >= ? ORDER BY changed_at",
                row -> new RaisedVersion(user(row), row.getObject("org_id", UUID.class), row.getLong("version")),
                since);
    }

    private static UUID user(ResultSet row) throws SQLException {
        return row.getObject("user_id", UUID.class);
    }
}
