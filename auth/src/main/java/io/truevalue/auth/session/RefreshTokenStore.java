package io.truevalue.auth.session;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tokens of sessions: refresh tokens by hash, and which access tokens are out. */
@Singleton
final class RefreshTokenStore {
    private static final String FIND = """
            SELECT t.token_hash, t.session_id, t.expires_at, t.used_at, t.successor_hash, t.successor_sealed,
                   s.used_at AS successor_used_at
            FROM refresh_token t LEFT JOIN refresh_token s ON s.token_hash = t.successor_hash
            WHERE t.token_hash = ?""";

    private static final String INSERT = """
            INSERT INTO refresh_token (token_hash, session_id, issued_at, expires_at) VALUES (?, ?, ?, ?)""";

    private static final String USE = """
            UPDATE refresh_token SET used_at = ?, successor_hash = ?, successor_sealed = ? WHERE token_hash = ?""";

    private static final String SUPERSEDE_UNUSED = """
            UPDATE refresh_token SET used_at = ? WHERE session_id = ? AND used_at IS NULL""";

    private static final String END_ACCESS = """
            DELETE FROM access_token WHERE session_id = ? AND expires_at > ? RETURNING jti""";

    private final Statements statements;

    RefreshTokenStore(Statements statements) {
        this.statements = statements;
    }

    Optional<RefreshToken> find(String hash) {
        return statements.find(FIND, RefreshTokenStore::read, hash);
    }

    void insert(String hash, UUID session, Instant now, Instant expiresAt) {
        statements.update(INSERT, hash, session, now, expiresAt);
    }

    void use(String hash, Instant now, String successorHash, String successorSealed) {
        statements.update(USE, now, successorHash, successorSealed, hash);
    }

    void supersedeUnused(UUID session, Instant now) {
        statements.update(SUPERSEDE_UNUSED, now, session);
    }

    void insertAccess(UUID jti, UUID session, Instant expiresAt) {
        statements.update(
                "INSERT INTO access_token (jti, session_id, expires_at) VALUES (?, ?, ?)", jti, session, expiresAt);
    }

    /** The access tokens of a session that were still good, the newest last (their ids are in order of time). */
    List<UUID> endAccess(UUID session, Instant now) {
        return statements.list(END_ACCESS, row -> row.getObject("jti", UUID.class), session, now).stream()
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
    }

    private static RefreshToken read(ResultSet row) throws SQLException {
        String successor = row.getString("successor_hash");
        return new RefreshToken(
                row.getString("token_hash"),
                row.getObject("session_id", UUID.class),
                Statements.instant(row, "expires_at"),
                Statements.nullableInstant(row, "used_at"),
                successor == null
                        ? null
                        : new RefreshToken.Successor(
                                successor,
                                row.getString("successor_sealed"),
                                Statements.nullableInstant(row, "successor_used_at")));
    }
}
