package io.truevalue.auth.code;

import io.truevalue.auth.factor.FactorKind;
import io.truevalue.auth.factor.Occasion;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Codes that are out, and how many were sent lately. */
@Singleton
final class SentCodeStore {
    private static final String INSERT = """
            INSERT INTO sent_code (id, user_id, kind, purpose, occasion, address_hash, code_hash, tries, created_at,
                                   expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)""";

    /** A newer code takes the place of an older one. */
    private static final String LOCK_NEWEST = """
            SELECT id, code_hash, tries, expires_at, spent_at FROM sent_code
            WHERE user_id = ? AND kind = ? AND purpose = ? AND occasion = ?
            ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE""";

    private static final String SENT_TO_USER = """
            SELECT count(*) FROM sent_code WHERE user_id = ? AND kind = ? AND created_at > ?""";

    private static final String SENT_TO_ADDRESS = """
            SELECT count(*) FROM sent_code WHERE address_hash = ? AND created_at > ?""";

    private final Statements statements;

    SentCodeStore(Statements statements) {
        this.statements = statements;
    }

    /** Those who send to one address take turns, until the transaction ends, so that they count each other's. */
    void takeTurn(String addressHash) {
        statements.list("SELECT pg_advisory_xact_lock(hashtextextended(?, 12))", row -> true, addressHash);
    }

    void insert(
            UUID id, UserId user, FactorKind kind, Occasion occasion, String addressHash, String hash, Instant now) {
        statements.update(
                INSERT,
                id,
                user.value(),
                kind.code(),
                occasion.purpose().code(),
                occasion.id(),
                addressHash,
                hash,
                now,
                now.plus(SentCode.LIFE));
    }

    Optional<SentCode> lockNewest(UserId user, FactorKind kind, Occasion occasion) {
        return statements.find(
                LOCK_NEWEST,
                row -> new SentCode(
                        row.getObject("id", UUID.class),
                        row.getString("code_hash"),
                        row.getInt("tries"),
                        Statements.instant(row, "expires_at"),
                        Statements.nullableInstant(row, "spent_at")),
                user.value(),
                kind.code(),
                occasion.purpose().code(),
                occasion.id());
    }

    void tried(UUID id) {
        statements.update("UPDATE sent_code SET tries = tries + 1 WHERE id = ?", id);
    }

    void spent(UUID id, Instant now) {
        statements.update("UPDATE sent_code SET spent_at = ? WHERE id = ?", now, id);
    }

    int sentTo(UserId user, FactorKind kind, Instant since) {
        return statements
                .list(SENT_TO_USER, row -> row.getInt(1), user.value(), kind.code(), since)
                .getFirst();
    }

    int sentTo(String addressHash, Instant since) {
        return statements
                .list(SENT_TO_ADDRESS, row -> row.getInt(1), addressHash, since)
                .getFirst();
    }

    void eraseAllOf(UserId user) {
        statements.update("DELETE FROM sent_code WHERE user_id = ?", user.value());
    }
}
