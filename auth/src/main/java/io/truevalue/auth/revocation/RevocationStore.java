package io.truevalue.auth.revocation;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was revoked, numbered in the order in which it can be seen. */
@Singleton
final class RevocationStore {
    /** A number is taken under a lock that is held until the commit: whoever has read up to it has missed none below. */
    private static final String TAKE_TURN = "SELECT pg_advisory_xact_lock(hashtext('revocation'))";

    private static final String INSERT = "INSERT INTO revocation (kind, subject, at, expires_at) VALUES (?, ?, ?, ?)";

    private static final String AFTER = """
            SELECT seq, kind, subject, at FROM revocation WHERE seq > ? ORDER BY seq LIMIT ?""";

    private static final String SINCE = """
            SELECT seq, kind, subject, at FROM revocation WHERE at > ? ORDER BY seq LIMIT ?""";

    private final Statements statements;

    RevocationStore(Statements statements) {
        this.statements = statements;
    }

    void insert(Revocation.Kind kind, UUID subject, Instant now, Duration life) {
        statements.list(TAKE_TURN, row -> true);
        statements.update(INSERT, kind.code(), subject, now, now.plus(life));
    }

    List<Revocation> after(long seq, int most) {
        return statements.list(AFTER, RevocationStore::read, seq, most);
    }

    List<Revocation> since(Instant time, int most) {
        return statements.list(SINCE, RevocationStore::read, time, most);
    }

    long last() {
        return statements
                .find("SELECT coalesce(max(seq), 0) AS last FROM revocation", row -> row.getLong("last"))
                .orElse(0L);
    }

    private static Revocation read(ResultSet row) throws SQLException {
        return new Revocation(
                row.getLong("seq"),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                Statements.instant(row, "at"));
    }
}
