package io.truevalue.auth.session;

import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions. Whoever changes one, or its tokens, locks its row first. */
@Singleton
final class SessionStore {
    static final String COLUMNS = """
            id, user_id, device, ip, factors, authenticated_at, current_org, created_at, last_seen_at,
            idle_ends_at, expires_at, ended_at, ended_reason, ended_from""";

    private static final String INSERT = """
            INSERT INTO session (id, user_id, device, ip, factors, authenticated_at, current_org, created_at,
                                 last_seen_at, idle_ends_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String FIND = "SELECT " + COLUMNS + " FROM session WHERE id = ?";

    private static final String LIVE_OF_USER =
            "SELECT " + COLUMNS + " FROM session WHERE user_id = ? AND ended_at IS NULL ORDER BY id FOR UPDATE";

    private static final String SEEN = """
            UPDATE session SET last_seen_at = ?, idle_ends_at = least(expires_at, ?), ip = coalesce(?, ip), device = ?,
                               current_org = ?
            WHERE id = ?""";

    private static final String END = """
            UPDATE session SET ended_at = ?, ended_reason = ?, ended_from = ? WHERE id = ?""";

    private static final String LOCK_LAPSED = "SELECT " + COLUMNS + """
             FROM session WHERE ended_at IS NULL AND idle_ends_at <= ?
            ORDER BY idle_ends_at LIMIT ? FOR UPDATE SKIP LOCKED""";

    private final Statements statements;

    SessionStore(Statements statements) {
        this.statements = statements;
    }

    void insert(Session session) {
        statements.update(
                INSERT,
                session.id(),
                session.user().value(),
                session.device(),
                session.ip(),
                String.join(" ", session.factors()),
                session.authenticatedAt(),
                session.currentOrg(),
                session.createdAt(),
                session.lastSeenAt(),
                session.idleEndsAt(),
                session.expiresAt());
    }

    List<Session> listAllOf(UserId user) {
        return statements.list(
                "SELECT " + COLUMNS + " FROM session WHERE user_id = ? ORDER BY id", SessionStore::read, user.value());
    }

    void eraseDevicesOf(UserId user) {
        statements.update(
                "UPDATE session SET ip = NULL, device = 'Erased', ended_from = NULL WHERE user_id = ?", user.value());
    }

    Optional<Session> find(UUID id) {
        return statements.find(FIND, SessionStore::read, id);
    }

    Optional<Session> lock(UUID id) {
        return statements.find(FIND + " FOR UPDATE", SessionStore::read, id);
    }

    List<Session> lockLiveOf(UserId user) {
        return statements.list(LIVE_OF_USER, SessionStore::read, user.value());
    }

    /** Some of those that nobody used in time, however many instances ask at once. */
    List<Session> lockLapsed(Instant now, int most) {
        return statements.list(LOCK_LAPSED, SessionStore::read, now, most);
    }

    /** @param idleEndsAt when it would end unless it is used again */
    void seen(
            Session session,
            Instant now,
            Instant idleEndsAt,
            @Nullable String ip,
            String device,
            @Nullable UUID organization) {
        statements.update(SEEN, now, idleEndsAt, ip, device, organization, session.id());
    }

    void authenticated(Session session) {
        statements.update(
                "UPDATE session SET authenticated_at = ?, factors = ? WHERE id = ?",
                session.authenticatedAt(),
                String.join(" ", session.factors()),
                session.id());
    }

    /** @param from the device that ended it; null where none did */
    void end(UUID id, Instant at, EndReason reason, @Nullable String from) {
        statements.update(END, at, reason.code(), from, id);
    }

    static Session read(ResultSet row) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("device"),
                row.getString("ip"),
                List.of(row.getString("factors").split(" ", -1)),
                Statements.instant(row, "authenticated_at"),
                row.getObject("current_org", UUID.class),
                Statements.instant(row, "created_at"),
                Statements.instant(row, "last_seen_at"),
                Statements.instant(row, "idle_ends_at"),
                Statements.instant(row, "expires_at"),
                Statements.nullableInstant(row, "ended_at"),
                row.getString("ended_reason"),
                row.getString("ended_from"));
    }
}
