package io.truevalue.permission.grant;

import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a user, or a role, holds: a query each, whatever inherits whatever. */
@Singleton
class GrantStore {
    /**
     * What a closure of roles {@code held(role_id)} holds. A planner cannot know how few roles a recursion gives, and would
     * read the permissions of all of an organisation's roles; OFFSET 0 holds it to asking the index for each.
     */
    private static final String PERMISSIONS = """
            SELECT p.permission FROM held h CROSS JOIN LATERAL (
                SELECT permission FROM role_permission WHERE role_id = h.role_id OFFSET 0) p
            UNION
            SELECT s.permission FROM held h CROSS JOIN LATERAL (
                SELECT name FROM role WHERE role_id = h.role_id AND system OFFSET 0) r
                JOIN system_role_permission s ON s.role_name = r.name""";

    /** In place of its parameters: user, instant, user, instant, user, role left out, the same, user, user. */
    static final String HELD = """
            WITH RECURSIVE direct AS (
                SELECT a.role_id FROM assignment a
                WHERE a.user_id = ? AND (a.expires_at IS NULL OR a.expires_at > ?)
                UNION
                SELECT t.role_id FROM team_member m JOIN team_assignment t ON t.team_id = m.team_id
                WHERE m.user_id = ? AND (t.expires_at IS NULL OR t.expires_at > ?)
            ), active AS (
                SELECT d.role_id FROM direct d
                WHERE NOT EXISTS (SELECT FROM suspended_member s WHERE s.user_id = ?)
            ), held AS (
                SELECT role_id FROM active WHERE role_id IS DISTINCT FROM ?
                UNION
                SELECT i.inherits_id FROM held h CROSS JOIN LATERAL (
                    SELECT inherits_id FROM role_inheritance WHERE role_id = h.role_id OFFSET 0) i
                WHERE i.inherits_id IS DISTINCT FROM ?
            )
            SELECT ARRAY(SELECT r.name FROM active a CROSS JOIN LATERAL (
                    SELECT name FROM role WHERE role_id = a.role_id OFFSET 0) r ORDER BY r.name) AS roles,
                ARRAY(%s) AS permissions,
                ARRAY(SELECT m.team_id::text FROM team_member m WHERE m.user_id = ? ORDER BY 1) AS teams,
                coalesce((SELECT version FROM authz_version WHERE user_id = ?), 0) AS version""".formatted(PERMISSIONS);

    private final Statements statements;

    GrantStore(Statements statements) {
        this.statements = statements;
    }

    /** Raw, as the rows are. */
    record Held(List<String> roles, List<String> permissions, List<String> teams, long version) {}

    /**
     * Nothing of what ends at that instant or before, nor of a suspended member.
     *
     * @param without a role whose own permissions do not count
     */
    Held heldBy(UUID user, Instant beyond, @Nullable UUID without) {
        return statements
                .find(HELD, GrantStore::held, user, beyond, user, beyond, user, without, without, user, user)
                .orElseThrow();
    }

    /** What these roles hold together, with all that they inherit. */
    List<String> permissionsOf(Collection<UUID> roles) {
        String sql = """
                WITH RECURSIVE held AS (
                    SELECT role_id FROM role WHERE role_id = ANY (?::uuid[])
                    UNION
                    SELECT i.inherits_id FROM held h CROSS JOIN LATERAL (
                        SELECT inherits_id FROM role_inheritance WHERE role_id = h.role_id OFFSET 0) i
                )
                SELECT ARRAY(%s) AS permissions""".formatted(PERMISSIONS);
        return statements
                .find(sql, row -> texts(row, "permissions"), array(roles))
                .orElseThrow();
    }

    /** In which roles these teams are by now. */
    List<UUID> rolesOfTeams(Collection<UUID> teams, Instant now) {
        return statements.list("""
                SELECT DISTINCT role_id FROM team_assignment
                WHERE team_id = ANY (?::uuid[]) AND (expires_at IS NULL OR expires_at > ?)""", row -> row.getObject("role_id", UUID.class), array(teams), now);
    }

    Optional<Boolean> suspended(UUID user) {
        Lists.Row<Boolean> there = row -> true;
        return statements.find("SELECT FROM suspended_member WHERE user_id = ?", there, user);
    }

    static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(texts(row, "roles"), texts(row, "permissions"), texts(row, "teams"), row.getLong("version"));
    }
}
