package io.truevalue.auth.login;

import io.truevalue.auth.token.Secrets;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** Counts tries by address, one at a time each. */
@Singleton
final class LoginAttemptStore {
    private static final String BEGIN = """
            INSERT INTO login_attempt (email_hash, failures, window_began_at, running, run_began_at, locks, touched_at)
            VALUES (?, 0, ?, 0, ?, 0, ?)
            ON CONFLICT DO NOTHING""";

    private static final String LOCK = """
            SELECT failures, window_began_at, running, run_began_at, locks, locked_until, touched_at
            FROM login_attempt WHERE email_hash = ? FOR UPDATE""";

    private static final String WRITE = """
            UPDATE login_attempt SET failures = ?, window_began_at = ?, running = ?, run_began_at = ?, locks = ?,
                                     locked_until = ?, touched_at = ?
            WHERE email_hash = ?""";

    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;

    LoginAttemptStore(Statements statements, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
    }

    LoginAttempts.Admission admit(String email) {
        String hash = Secrets.hash(email);
        return transactions.in(() -> {
            LoginAttempts.Admission admission = lock(hash).admit(clock.instant());
            if (admission instanceof LoginAttempts.Admission.Admitted admitted) {
                write(hash, admitted.after());
            }
            return admission;
        });
    }

    /** Within a transaction: what the address's count is after the change. */
    LoginAttempts change(String email, Function<LoginAttempts, LoginAttempts> change) {
        String hash = Secrets.hash(email);
        LoginAttempts after = change.apply(lock(hash));
        write(hash, after);
        return after;
    }

    /** Within a transaction. */
    void forget(String email) {
        statements.update("DELETE FROM login_attempt WHERE email_hash = ?", Secrets.hash(email));
    }

    private LoginAttempts lock(String hash) {
        Instant now = clock.instant();
        statements.update(BEGIN, hash, now, now, now);
        return statements.find(LOCK, LoginAttemptStore::read, hash).orElseGet(() -> LoginAttempts.none(now));
    }

    private void write(String hash, LoginAttempts attempts) {
        statements.update(
                WRITE,
                attempts.failures(),
                attempts.windowBeganAt(),
                attempts.running(),
                attempts.runBeganAt(),
                attempts.locks(),
                attempts.lockedUntil(),
                attempts.touchedAt(),
                hash);
    }

    private static LoginAttempts read(ResultSet row) throws SQLException {
        return new LoginAttempts(
                row.getInt("failures"),
                Statements.instant(row, "window_began_at"),
                row.getInt("running"),
                Statements.instant(row, "run_began_at"),
                row.getInt("locks"),
                Statements.nullableInstant(row, "locked_until"),
                Statements.instant(row, "touched_at"));
    }
}
