package io.truevalue.auth.recovery;

import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Hashes of the codes that people hold. Runs in the caller's transaction. */
@Singleton
public final class RecoveryCodes {
    private static final int COUNT = 10;

    private static final String INSERT = """
            INSERT INTO recovery_code (code_hash, user_id, created_at) VALUES (?, ?, ?)""";

    private static final String TAKE = """
            UPDATE recovery_code SET used_at = ? WHERE code_hash = ? AND user_id = ? AND used_at IS NULL""";

    private static final String WAS_ONE = "SELECT 1 FROM recovery_code WHERE code_hash = ? AND user_id = ?";

    private static final String LEFT = """
            SELECT count(*) FROM recovery_code WHERE user_id = ? AND used_at IS NULL""";

    private final Statements statements;
    private final Clock clock;

    RecoveryCodes(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** Ten new ones, shown this once; earlier ones are void. */
    public List<String> renew(UserId user) {
        forget(user);
        Instant now = clock.instant();
        List<RecoveryCode> codes =
                Stream.generate(RecoveryCode::random).limit(COUNT).toList();
        codes.forEach(code -> statements.update(INSERT, code.hash(), user.value(), now));
        return codes.stream().map(RecoveryCode::inGroups).toList();
    }

    public int left(UserId user) {
        return statements.list(LEFT, row -> row.getInt(1), user.value()).getFirst();
    }

    public void forget(UserId user) {
        statements.update("DELETE FROM recovery_code WHERE user_id = ?", user.value());
    }

    /** True for one of many at once. */
    boolean take(UserId user, RecoveryCode code) {
        return statements.update(TAKE, clock.instant(), code.hash(), user.value()) == 1;
    }

    boolean wasOne(UserId user, RecoveryCode code) {
        return statements
                .find(WAS_ONE, row -> row.getInt(1), code.hash(), user.value())
                .isPresent();
    }
}
