package io.truevalue.auth.factor;

import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows that all kinds of factors have. Whoever adds or removes one has locked its owner's account. */
@Singleton
public final class Factors {
    private static final String COLUMNS = "id, user_id, kind, name, address, created_at, confirmed_at, last_used_at";

    private static final String INSERT = """
            INSERT INTO factor (id, user_id, kind, name, address, created_at, confirmed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private static final String CONFIRMED =
            "SELECT " + COLUMNS + " FROM factor WHERE user_id = ? AND confirmed_at IS NOT NULL ORDER BY id";

    private static final String HOLDERS =
            "SELECT DISTINCT user_id FROM factor WHERE user_id = ANY (?) AND confirmed_at IS NOT NULL";

    private static final String UNCONFIRMED =
            "SELECT " + COLUMNS + " FROM factor WHERE user_id = ? AND kind = ? AND confirmed_at IS NULL";

    private static final String REMOVE_UNCONFIRMED =
            "DELETE FROM factor WHERE user_id = ? AND kind = ? AND confirmed_at IS NULL";

    private final Statements statements;

    Factors(Statements statements) {
        this.statements = statements;
    }

    /** One without a secret of its own in this table. */
    public void insert(Factor factor) {
        statements.update(
                INSERT,
                factor.id(),
                factor.user().value(),
                factor.kind().code(),
                factor.name(),
                factor.address(),
                factor.createdAt(),
                factor.confirmedAt());
    }

    public List<Factor> confirmedOf(UserId user) {
        return statements.list(CONFIRMED, Factors::read, user.value());
    }

    /** Those of the users who have any. */
    List<UUID> holdersAmong(List<UUID> users) {
        return statements.list(
                HOLDERS, row -> row.getObject("user_id", UUID.class), (Object) users.toArray(UUID[]::new));
    }

    public boolean has(UserId user, FactorKind kind) {
        return confirmedOf(user).stream().anyMatch(factor -> factor.kind() == kind);
    }

    /** The one that waits for its first code. */
    public Optional<Factor> unconfirmedOf(UserId user, FactorKind kind) {
        return statements.find(UNCONFIRMED, Factors::read, user.value(), kind.code());
    }

    /** Whoever enrols anew gives up what waited. */
    public void removeUnconfirmed(UserId user, FactorKind kind) {
        statements.update(REMOVE_UNCONFIRMED, user.value(), kind.code());
    }

    public void confirm(UUID id, Instant now) {
        statements.update("UPDATE factor SET confirmed_at = ?, last_used_at = ? WHERE id = ?", now, now, id);
    }

    public void used(UUID id, Instant now) {
        statements.update("UPDATE factor SET last_used_at = ? WHERE id = ?", now, id);
    }

    public void remove(UUID id) {
        statements.update("DELETE FROM factor WHERE id = ?", id);
    }

    void eraseAllOf(UserId user) {
        statements.update("DELETE FROM factor WHERE user_id = ?", user.value());
    }

    static Factor read(ResultSet row) throws SQLException {
        return new Factor(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                FactorKind.of(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                row.getString("address"),
                Statements.instant(row, "created_at"),
                Statements.nullableInstant(row, "confirmed_at"),
                Statements.nullableInstant(row, "last_used_at"));
    }
}
