package io.truevalue.org.member;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Members, and what is copied of them: what auth says of them, and their roles. */
@Singleton
class MemberStore {
    /** A member's roles. */
    static final String ROLE_ROWS = "member_role r WHERE r.org_id = m.org_id AND r.user_id = m.user_id";
    /** A member's places in teams. */
    static final String TEAM_ROWS = "team_member p WHERE p.org_id = m.org_id AND p.user_id = m.user_id";

    static final String COLUMNS = "m.user_id, m.email, m.full_name, m.status, o.owner_id = m.user_id AS owner, "
            + "ARRAY(SELECT r.role FROM " + ROLE_ROWS + " ORDER BY r.role) AS roles, "
            + "ARRAY(SELECT p.team_id::text FROM " + TEAM_ROWS + " ORDER BY p.team_id) AS teams, "
            + "m.joined_at, m.version";
    static final String FROM = "membership m JOIN organization o ON o.org_id = m.org_id";

    private static final String FIND = "SELECT " + COLUMNS + " FROM " + FROM + " WHERE m.user_id = ?";

    private static final String ADD = """
            INSERT INTO membership (org_id, user_id, status, joined_at, email, full_name)
            VALUES (?, ?, 'active', ?, ?, ?)""";

    private static final String MEMBERSHIPS_ACROSS_TENANTS = """
            SELECT m.org_id, o.slug, o.name, m.status, o.owner_id = m.user_id AS owner, o.require_mfa
            FROM membership m JOIN organization o ON o.org_id = m.org_id
            WHERE m.user_id = ? AND o.state = 'active'
            ORDER BY m.joined_at, m.org_id""";

    /** Who follows an owner whose account is no more: the longest-standing admin, else the longest-standing member. */
    private static final String HEIR = """
            SELECT m.user_id FROM membership m
            WHERE m.status = 'active' AND m.user_id <> ?
            ORDER BY NOT EXISTS (SELECT FROM member_role r
                WHERE r.org_id = m.org_id AND r.user_id = m.user_id AND r.role = 'admin'), m.joined_at, m.user_id
            LIMIT 1""";

    /** The longest-standing first; more are not written to. */
    private static final String ADMINS = """
            SELECT m.user_id FROM membership m JOIN organization o ON o.org_id = m.org_id
            WHERE m.status = 'active' AND (o.owner_id = m.user_id OR EXISTS (SELECT FROM member_role r
                WHERE r.org_id = m.org_id AND r.user_id = m.user_id AND r.role = 'admin'))
            ORDER BY m.joined_at, m.user_id
            LIMIT 50""";

    private static final String MARK_TOLD = """
            INSERT INTO told_listing (org_id, reader_id, told_at) VALUES (?, ?, ?)
            ON CONFLICT (org_id, reader_id) DO UPDATE SET told_at = excluded.told_at
            WHERE told_listing.told_at <= ?""";

    private final Statements statements;

    MemberStore(Statements statements) {
        this.statements = statements;
    }

    void add(UUID org, UUID user, @Nullable String email, @Nullable String fullName, Instant now) {
        statements.update(ADD, org, user, now, email, fullName);
    }

    Optional<MemberView> find(UUID user) {
        return statements.find(FIND, MemberStore::read, user);
    }

    boolean isMember(UUID user) {
        return statements
                .find("SELECT 1 AS one FROM membership WHERE user_id = ?", row -> row.getInt("one"), user)
                .isPresent();
    }

    /** Somebody who had this canonical address when it was last copied. */
    boolean isMember(String email) {
        return !statements
                .list("SELECT 1 AS one FROM membership WHERE coalesce(email, '') = ?", row -> row.getInt("one"), email)
                .isEmpty();
    }

    int countActive() {
        return statements
                .find("SELECT count(*) AS active FROM membership WHERE status = 'active'", row -> row.getInt("active"))
                .orElseThrow();
    }

    /** By name, as it was last copied. */
    List<SecondFactorsView.Lacking> listActive() {
        return statements.list(
                """
                SELECT user_id, email, full_name FROM membership WHERE status = 'active'
                ORDER BY full_name NULLS LAST, user_id""",
                row -> new SecondFactorsView.Lacking(
                        row.getObject("user_id", UUID.class), row.getString("email"), row.getString("full_name")));
    }

    void suspend(UUID user, Instant now) {
        statements.update(
                "UPDATE membership SET status = 'suspended', suspended_at = ?, version = version + 1 WHERE user_id = ?",
                now,
                user);
    }

    void reactivate(UUID user) {
        statements.update(
                "UPDATE membership SET status = 'active', suspended_at = NULL, version = version + 1 WHERE user_id = ?",
                user);
    }

    void remove(UUID user) {
        statements.update("DELETE FROM profile WHERE user_id = ?", user);
        statements.update("DELETE FROM welcome WHERE user_id = ?", user);
        statements.update("DELETE FROM member_role WHERE user_id = ?", user);
        statements.update("DELETE FROM membership WHERE user_id = ?", user);
    }

    void copy(Person person) {
        statements.update("""
                UPDATE membership SET email = ?, full_name = ?
                WHERE user_id = ? AND (email, full_name) IS DISTINCT FROM (?, ?)""", person.email(), person.fullName(), person.id(), person.email(), person.fullName());
    }

    Optional<UUID> heirOf(UUID owner) {
        return statements.find(HEIR, row -> row.getObject("user_id", UUID.class), owner);
    }

    List<UUID> admins() {
        return statements.list(ADMINS, row -> row.getObject("user_id", UUID.class));
    }

    void addRole(UUID org, UUID user, String role) {
        statements.update(
                "INSERT INTO member_role (org_id, user_id, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                org,
                user,
                role);
    }

    void removeRole(UUID org, UUID user, String role) {
        statements.update("DELETE FROM member_role WHERE org_id = ? AND user_id = ? AND role = ?", org, user, role);
    }

    /** A row that has the new name already stays, and the old one goes. */
    void renameRole(UUID org, String before, String after) {
        statements.update("""
                INSERT INTO member_role (org_id, user_id, role)
                SELECT org_id, user_id, ? FROM member_role WHERE org_id = ? AND role = ? ON CONFLICT DO NOTHING""", after, org, before);
        removeRoleOfAll(org, before);
    }

    void removeRoleOfAll(UUID org, String role) {
        statements.update("DELETE FROM member_role WHERE org_id = ? AND role = ?", org, role);
    }

    List<Membership> membershipsAcrossTenants(UUID user) {
        return statements.list(
                MEMBERSHIPS_ACROSS_TENANTS,
                row -> new Membership(
                        row.getObject("org_id", UUID.class),
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("status"),
                        row.getBoolean("owner"),
                        row.getBoolean("require_mfa")),
                user);
    }

    /** Everything that says who belonged to the organisation that is acted for. */
    void forgetAll() {
        for (String table : List.of(
                "DELETE FROM team_member",
                "DELETE FROM team",
                "DELETE FROM invite",
                "DELETE FROM profile",
                "DELETE FROM welcome",
                "DELETE FROM member_role",
                "DELETE FROM told_listing",
                "DELETE FROM former_slug",
                "DELETE FROM membership")) {
            statements.update(table);
        }
    }

    /** 1 where the reader's look was not told since; then 0. */
    int markTold(UUID org, String reader, Instant now, Instant since) {
        return statements.update(MARK_TOLD, org, reader, now, since);
    }

    static MemberView read(ResultSet row) throws SQLException {
        return new MemberView(
                row.getObject("user_id", UUID.class),
                row.getString("email"),
                row.getString("full_name"),
                row.getString("status"),
                row.getBoolean("owner"),
                Arrays.asList((String[]) row.getArray("roles").getArray()),
                Arrays.asList((String[]) row.getArray("teams").getArray()),
                Statements.instant(row, "joined_at"),
                row.getLong("version"));
    }
}
