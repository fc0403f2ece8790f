package io.truevalue.org.invite;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invites, with the hashes of their tokens. */
@Singleton
class InviteStore {
    static final String COLUMNS = """
            i.invite_id, i.email, i.roles, i.teams, i.inviter_id, i.created_at, i.sent_at, i.expires_at, i.accepted_at,
            i.accepted_by, i.revoked_at""";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM invite i WHERE ";
    private static final String OPEN = "i.accepted_at IS NULL AND i.revoked_at IS NULL";

    private static final String INSERT = """
            INSERT INTO invite (org_id, invite_id, email, roles, teams, token_hash, inviter_id, created_at, sent_at,
                expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Statements statements;

    InviteStore(Statements statements) {
        this.statements = statements;
    }

    /** Whose invite this is the token of; whoever acts, for whatever organisation. */
    Optional<UUID> organizationAcrossTenants(InviteToken token) {
        return statements
                .list(
                        "SELECT coalesce(organization_of_invite(?)::text, '') AS org_id",
                        row -> row.getString("org_id"),
                        token.hash())
                .stream()
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .findFirst();
    }

    void insert(UUID org, Invite invite, InviteToken token) {
        statements.update(
                INSERT,
                org,
                invite.id(),
                invite.email(),
                invite.roles().toArray(String[]::new),
                invite.teams().toArray(String[]::new),
                token.hash(),
                invite.inviterId(),
                invite.createdAt(),
                invite.sentAt(),
                invite.expiresAt());
    }

    Optional<Invite> find(UUID id) {
        return statements.find(SELECT + "i.invite_id = ?", InviteStore::read, id);
    }

    Optional<Invite> find(InviteToken token) {
        return statements.find(SELECT + "i.token_hash = ?", InviteStore::read, token.hash());
    }

    Optional<Invite> lock(UUID id) {
        return statements.find(SELECT + "i.invite_id = ? FOR UPDATE", InviteStore::read, id);
    }

    /** Of many at once one gets it as it was. */
    Optional<Invite> lock(InviteToken token) {
        return statements.find(SELECT + "i.token_hash = ? FOR UPDATE", InviteStore::read, token.hash());
    }

    Optional<Invite> findOpen(String email) {
        return statements.find(SELECT + OPEN + " AND i.email = ?", InviteStore::read, email);
    }

    List<Invite> findOpenOf(UUID inviter) {
        return statements.list(SELECT + OPEN + " AND i.inviter_id = ?", InviteStore::read, inviter);
    }

    int countPending(Instant now) {
        return statements
                .find(
                        "SELECT count(*) AS pending FROM invite i WHERE " + OPEN + " AND i.expires_at > ?",
                        row -> row.getInt("pending"),
                        now)
                .orElseThrow();
    }

    void renew(UUID id, InviteToken token, Instant sentAt, Instant expiresAt) {
        statements.update(
                "UPDATE invite SET token_hash = ?, sent_at = ?, expires_at = ? WHERE invite_id = ?",
                token.hash(),
                sentAt,
                expiresAt,
                id);
    }

    void revoke(UUID id, Instant now) {
        statements.update("UPDATE invite SET revoked_at = ? WHERE invite_id = ?", now, id);
    }

    void accept(UUID id, UUID user, Instant now) {
        statements.update("UPDATE invite SET accepted_at = ?, accepted_by = ? WHERE invite_id = ?", now, user, id);
    }

    static Invite read(ResultSet row) throws SQLException {
        return new Invite(
                row.getObject("invite_id", UUID.class),
                row.getString("email"),
                Arrays.asList((String[]) row.getArray("roles").getArray()),
                Arrays.asList((String[]) row.getArray("teams").getArray()),
                row.getObject("inviter_id", UUID.class),
                Statements.instant(row, "created_at"),
                Statements.instant(row, "sent_at"),
                Statements.instant(row, "expires_at"),
                Statements.nullableInstant(row, "accepted_at"),
                row.getObject("accepted_by", UUID.class),
                Statements.nullableInstant(row, "revoked_at"));
    }
}
