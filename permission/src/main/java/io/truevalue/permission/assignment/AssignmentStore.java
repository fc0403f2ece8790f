package io.truevalue.permission.assignment;

import io.truevalue.permission.assignment.AssignmentView.SubjectView;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is in which role: users in one table, teams in another of the same form. */
@Singleton
class AssignmentStore {
    private final Statements statements;

    AssignmentStore(Statements statements) {
        this.statements = statements;
    }

    /** A row of either table. */
    record Ended(Subject subject, UUID roleId, String role) {}

    /** 1, or 0 where it is there already with the same end. */
    int put(UUID org, Subject subject, UUID role, String grantedBy, Instant now, @Nullable Instant expiresAt) {
        String sql = switch (subject.type()) {
            case USER -> """
                        INSERT INTO assignment AS a (org_id, user_id, role_id, granted_by, created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (org_id, user_id, role_id) DO UPDATE
                        SET granted_by = excluded.granted_by, expires_at = excluded.expires_at
                        WHERE a.expires_at IS DISTINCT FROM excluded.expires_at""";
            case TEAM -> """
                        INSERT INTO team_assignment AS a (org_id, team_id, role_id, granted_by, created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (org_id, team_id, role_id) DO UPDATE
                        SET granted_by = excluded.granted_by, expires_at = excluded.expires_at
                        WHERE a.expires_at IS DISTINCT FROM excluded.expires_at""";
        };
        return statements.update(sql, org, subject.id(), role, grantedBy, now, expiresAt);
    }

    /** 1, or 0 where there is none. */
    int remove(Subject subject, UUID role) {
        String sql = switch (subject.type()) {
            case USER -> "DELETE FROM assignment WHERE user_id = ? AND role_id = ?";
            case TEAM -> "DELETE FROM team_assignment WHERE team_id = ? AND role_id = ?";
        };
        return statements.update(sql, subject.id(), role);
    }

    Optional<AssignmentView> find(Subject subject, UUID role) {
        String sql = switch (subject.type()) {
            case USER -> """
                        SELECT 'user' AS subject_type, a.user_id AS subject_id, r.name, a.role_id, a.granted_by,
                            a.created_at, a.expires_at
                        FROM assignment a JOIN role r ON r.role_id = a.role_id
                        WHERE a.user_id = ? AND a.role_id = ?""";
            case TEAM -> """
                        SELECT 'team' AS subject_type, a.team_id AS subject_id, r.name, a.role_id, a.granted_by,
                            a.created_at, a.expires_at
                        FROM team_assignment a JOIN role r ON r.role_id = a.role_id
                        WHERE a.team_id = ? AND a.role_id = ?""";
        };
        return statements.find(sql, AssignmentStore::view, subject.id(), role);
    }

    /** All of a role, whoever's. */
    List<AssignmentView> inRole(UUID role) {
        return statements.list("""
                SELECT 'user' AS subject_type, a.user_id AS subject_id, r.name, a.role_id, a.granted_by, a.created_at,
                    a.expires_at
                FROM assignment a JOIN role r ON r.role_id = a.role_id WHERE a.role_id = ?
                UNION ALL
                SELECT 'team', t.team_id, r.name, t.role_id, t.granted_by, t.created_at, t.expires_at
                FROM team_assignment t JOIN role r ON r.role_id = t.role_id WHERE t.role_id = ?""", AssignmentStore::view, role, role);
    }

    /** Removes what is over, and tells what it was. */
    List<Ended> removeExpired(Instant now) {
        List<Ended> ended = statements.list("""
                DELETE FROM assignment a USING role r WHERE r.role_id = a.role_id AND a.expires_at <= ?
                RETURNING a.user_id AS id, a.role_id, r.name""", row -> ended(row, Subject.Type.USER), now);
        ended.addAll(statements.list("""
                DELETE FROM team_assignment a USING role r WHERE r.role_id = a.role_id AND a.expires_at <= ?
                RETURNING a.team_id AS id, a.role_id, r.name""", row -> ended(row, Subject.Type.TEAM), now));
        return ended;
    }

    /** Removes a user's that were made before that time. */
    List<Ended> removeOfUser(UUID user, Instant before) {
        return statements.list("""
                DELETE FROM assignment a USING role r
                WHERE r.role_id = a.role_id AND a.user_id = ? AND a.created_at < ?
                RETURNING a.user_id AS id, a.role_id, r.name""", row -> ended(row, Subject.Type.USER), user, before);
    }

    List<Ended> removeOfTeam(UUID team) {
        return statements.list("""
                DELETE FROM team_assignment a USING role r WHERE r.role_id = a.role_id AND a.team_id = ?
                RETURNING a.team_id AS id, a.role_id, r.name""", row -> ended(row, Subject.Type.TEAM), team);
    }

    void removeAll() {
        statements.update("DELETE FROM assignment");
        statements.update("DELETE FROM team_assignment");
    }

    static AssignmentView view(ResultSet row) throws SQLException {
        return new AssignmentView(
                new SubjectView(row.getString("subject_type"), row.getObject("subject_id", UUID.class)),
                row.getString("name"),
                row.getObject("role_id", UUID.class),
                row.getString("granted_by"),
                Statements.instant(row, "created_at"),
                Statements.nullableInstant(row, "expires_at"));
    }

    private static Ended ended(ResultSet row, Subject.Type type) throws SQLException {
        return new Ended(
                new Subject(type, row.getObject("id", UUID.class)),
                row.getObject("role_id", UUID.class),
                row.getString("name"));
    }
}
