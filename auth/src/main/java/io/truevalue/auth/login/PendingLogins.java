package io.truevalue.auth.login;

import io.truevalue.auth.token.Secrets;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sign-ins whose password was right and that wait for a second factor. Their token opens nothing else. */
@Singleton
public final class PendingLogins {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String INSERT = """
            INSERT INTO pending_login (token_hash, user_id, organization, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?)""";

    private static final String FIND = """
            SELECT token_hash, user_id, organization FROM pending_login WHERE token_hash = ? AND expires_at > ?""";

    private static final String TAKE = "DELETE FROM pending_login WHERE token_hash = ? AND expires_at > ?";

    private final Statements statements;
    private final Clock clock;

    PendingLogins(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** @param organization the slug that the user chose with the password */
    record PendingLogin(String hash, UserId user, @Nullable String organization) {}

    /** Its token. Within a transaction, as all here. */
    String begin(UserId user, @Nullable String organization) {
        String token = Secrets.random();
        Instant now = clock.instant();
        statements.update(INSERT, Secrets.hash(token), user.value(), organization, now, now.plus(LIFE));
        return token;
    }

    Optional<PendingLogin> find(String token) {
        return statements.find(
                FIND,
                row -> new PendingLogin(
                        row.getString("token_hash"),
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getString("organization")),
                Secrets.hash(token),
                clock.instant());
    }

    /** True for one of many at once. */
    boolean take(PendingLogin login) {
        return statements.update(TAKE, login.hash(), clock.instant()) == 1;
    }

    /** What they stand on has changed: the password or the factors. */
    public void endAllOf(UserId user) {
        statements.update("DELETE FROM pending_login WHERE user_id = ?", user.value());
    }
}
