package io.truevalue.auth.mail;

import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hashes of the tokens that are out. */
@Singleton
final class MailTokenStore {
    /** At most five a user, purpose and hour, so that nobody's mailbox is flooded. */
    private static final String INSERT = """
            INSERT INTO mail_token (token_hash, user_id, purpose, email, created_at, expires_at)
            SELECT ?, ?, ?, ?, ?, ?
            WHERE (SELECT count(*) FROM mail_token
                   WHERE user_id = ? AND purpose = ? AND created_at > ?::timestamptz - interval '1 hour') < 5""";

    private static final String FIND = """
            SELECT user_id, email FROM mail_token WHERE token_hash = ? AND purpose = ? AND expires_at > ?""";

    private static final String TAKE = """
            DELETE FROM mail_token WHERE token_hash = ? AND purpose = ? AND expires_at > ? RETURNING user_id, email""";

    private static final String NEWEST_ADDRESS = """
            SELECT email FROM mail_token WHERE user_id = ? AND purpose = ? AND expires_at > ?
            ORDER BY created_at DESC LIMIT 1""";

    private final Statements statements;

    MailTokenStore(Statements statements) {
        this.statements = statements;
    }

    /** False where the user has had enough of them lately. */
    boolean insert(MailToken token, MailToken.Purpose purpose, UserId user, String email, Instant now) {
        return statements.update(
                        INSERT,
                        token.hash(),
                        user.value(),
                        purpose.code(),
                        email,
                        now,
                        now.plus(purpose.life()),
                        user.value(),
                        purpose.code(),
                        now)
                == 1;
    }

    Optional<MailTokens.Holder> find(MailToken token, MailToken.Purpose purpose, Instant now) {
        return statements.find(FIND, MailTokenStore::holder, token.hash(), purpose.code(), now);
    }

    /** Of many at once one gets it. */
    Optional<MailTokens.Holder> take(MailToken token, MailToken.Purpose purpose, Instant now) {
        return statements.find(TAKE, MailTokenStore::holder, token.hash(), purpose.code(), now);
    }

    Optional<String> newestAddress(UserId user, MailToken.Purpose purpose, Instant now) {
        return statements.find(NEWEST_ADDRESS, row -> row.getString("email"), user.value(), purpose.code(), now);
    }

    void deleteAllOf(UserId user, MailToken.Purpose purpose) {
        statements.update("DELETE FROM mail_token WHERE user_id = ? AND purpose = ?", user.value(), purpose.code());
    }

    /** All but those for the purposes given. */
    void deleteAllOf(UserId user, List<MailToken.Purpose> spared) {
        String[] purposes = spared.stream().map(MailToken.Purpose::code).toArray(String[]::new);
        statements.update("DELETE FROM mail_token WHERE user_id = ? AND purpose <> ALL (?)", user.value(), purposes);
    }

    private static MailTokens.Holder holder(ResultSet row) throws SQLException {
        return new MailTokens.Holder(new UserId(row.getObject("user_id", UUID.class)), row.getString("email"));
    }
}
