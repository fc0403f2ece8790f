package io.truevalue.auth.totp;

import io.truevalue.auth.totp.TotpSeal.Sealed;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Secrets of authenticator apps, and the last step that each was used at. */
@Singleton
final class TotpStore {
    private static final String INSERT = """
            INSERT INTO factor (id, user_id, kind, name, sealed_secret, key_id, created_at)
            VALUES (?, ?, 'totp', ?, ?, ?, ?)""";

    private static final String LOCK_CONFIRMED = """
            SELECT id, sealed_secret, key_id, last_step FROM factor
            WHERE user_id = ? AND kind = 'totp' AND confirmed_at IS NOT NULL ORDER BY id FOR UPDATE""";

    private static final String LOCK_UNCONFIRMED = """
            SELECT id, sealed_secret, key_id, last_step FROM factor
            WHERE user_id = ? AND kind = 'totp' AND confirmed_at IS NULL AND created_at > ? FOR UPDATE""";

    /** The greater step is demanded here, whatever was read before. */
    private static final String USE = """
            UPDATE factor SET last_step = ?, last_used_at = ? WHERE id = ? AND (last_step IS NULL OR last_step < ?)""";

    private static final String LOCK_UNDER_OTHER_KEYS = """
            SELECT id, sealed_secret, key_id, last_step FROM factor
            WHERE key_id <> ? AND id > ? ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String RESEAL = "UPDATE factor SET sealed_secret = ?, key_id = ? WHERE id = ?";

    private final Statements statements;

    TotpStore(Statements statements) {
        this.statements = statements;
    }

    /** @param lastStep at which a code was taken last; null before the first */
    record Totp(UUID id, Sealed sealed, @Nullable Long lastStep) {
        boolean isSpent(long step) {
            return lastStep != null && step <= lastStep;
        }
    }

    void insert(UUID id, UserId user, String name, Sealed sealed, Instant now) {
        statements.update(INSERT, id, user.value(), name, sealed.secret(), sealed.keyId(), now);
    }

    List<Totp> lockConfirmed(UserId user) {
        return statements.list(LOCK_CONFIRMED, TotpStore::read, user.value());
    }

    List<Totp> lockUnconfirmed(UserId user, Instant since) {
        return statements.list(LOCK_UNCONFIRMED, TotpStore::read, user.value(), since);
    }

    boolean use(UUID id, long step, Instant now) {
        return statements.update(USE, step, now, id, step) == 1;
    }

    /** The next ones by their ids that another key than this one sealed. */
    List<Totp> lockUnderOtherKeys(String key, UUID after, int most) {
        return statements.list(LOCK_UNDER_OTHER_KEYS, TotpStore::read, key, after, most);
    }

    void reseal(UUID id, Sealed sealed) {
        statements.update(RESEAL, sealed.secret(), sealed.keyId(), id);
    }

    private static Totp read(ResultSet row) throws SQLException {
        return new Totp(
                row.getObject("id", UUID.class),
                new Sealed(row.getString("sealed_secret"), row.getString("key_id")),
                row.getObject("last_step", Long.class));
    }
}
