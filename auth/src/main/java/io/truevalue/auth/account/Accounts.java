package io.truevalue.auth.account;

import io.micronaut.data.exceptions.DataAccessException;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Constraints;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.web.CanonicalEmail;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All accounts: what other features read and change of them too. */
@Singleton
public final class Accounts {
    private static final String COLUMNS = """
            id, email, full_name, password_hash, password_changed_at, password_stands_alone, email_verified_at,
            last_organization, created_at, version""";

    private static final String INSERT_IF_FREE = """
            INSERT INTO account (id, email, full_name, password_hash, password_changed_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (email) DO NOTHING""";

    private static final String FIND = "SELECT " + COLUMNS + " FROM account WHERE id = ? AND deleted_at IS NULL";
    private static final String FIND_BY_EMAIL = "SELECT " + COLUMNS + " FROM account WHERE email = ?";
    private static final String LIST = "SELECT " + COLUMNS + " FROM account WHERE id = ANY (?) AND deleted_at IS NULL";

    private static final String REPLACE_UNVERIFIED = """
            UPDATE account SET full_name = ?, password_hash = ?, password_stands_alone = true, password_changed_at = ?,
                               version = version + 1
            WHERE id = ? AND email_verified_at IS NULL""";

    private static final String SET_PASSWORD = """
            UPDATE account SET password_hash = ?, password_stands_alone = ?, password_changed_at = ?, version = version + 1
            WHERE id = ?""";

    private static final String VERIFY = """
            UPDATE account SET email_verified_at = ?, version = version + 1
            WHERE id = ? AND email = ? AND email_verified_at IS NULL""";

    private static final String RENAME = """
            UPDATE account SET full_name = ?, version = version + 1 WHERE id = ? AND version = ?""";

    /** No row where somebody has the address by now. */
    private static final String CHANGE_EMAIL = """
            UPDATE account SET email = ?, email_verified_at = ?, version = version + 1
            WHERE id = ? AND deleted_at IS NULL AND NOT EXISTS (SELECT FROM account WHERE email = ?)""";

    private static final String ERASED = """
            UPDATE account SET email = NULL, full_name = 'Deleted account', password_hash = '', email_verified_at = NULL,
                               last_organization = NULL, deleted_at = ?, version = version + 1
            WHERE""";

    private static final String ERASE = ERASED + " id = ? AND deleted_at IS NULL";
    private static final String ERASE_UNVERIFIED = ERASED + " email = ? AND email_verified_at IS NULL";

    private final Statements statements;

    Accounts(Statements statements) {
        this.statements = statements;
    }

    /** False where somebody has the address. */
    boolean insertIfFree(UserId id, CanonicalEmail email, String fullName, String passwordHash, Instant now) {
        return statements.update(INSERT_IF_FREE, id.value(), email.value(), fullName, passwordHash, now, now) == 1;
    }

    public Optional<Account> find(UserId id) {
        return statements.find(FIND, Accounts::read, id.value());
    }

    public Optional<Account> lock(UserId id) {
        return statements.find(FIND + " FOR UPDATE", Accounts::read, id.value());
    }

    public Optional<Account> findByEmail(CanonicalEmail email) {
        return statements.find(FIND_BY_EMAIL, Accounts::read, email.value());
    }

    List<Account> list(Collection<UUID> ids) {
        return statements.list(LIST, Accounts::read, (Object) ids.toArray(UUID[]::new));
    }

    /** Who registers an address again before it was proved takes the earlier registration's place. */
    void replaceUnverified(UserId id, String fullName, String passwordHash, Instant now) {
        statements.update(REPLACE_UNVERIFIED, fullName, passwordHash, now, id.value());
    }

    /** @param standsAlone whether it is long enough for who has no second factor */
    public void setPassword(UserId id, String passwordHash, boolean standsAlone, Instant now) {
        statements.update(SET_PASSWORD, passwordHash, standsAlone, now, id.value());
    }

    /** The same password, hashed with today's parameters. */
    public void rehash(UserId id, String before, String after) {
        statements.update(
                "UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?", after, id.value(), before);
    }

    /** Whether the address was not proved before. */
    public boolean verify(UserId id, CanonicalEmail email, Instant now) {
        return statements.update(VERIFY, now, id.value(), email.value()) == 1;
    }

    /** False where somebody else has the address. */
    public boolean changeEmail(UserId id, CanonicalEmail email, Instant now) {
        try {
            return statements.update(CHANGE_EMAIL, email.value(), now, id.value(), email.value()) == 1;
        } catch (DataAccessException e) {
            if (Constraints.violatedBy(e).filter("account_email_unique"::equals).isPresent()) {
                throw AccountProblem.deadLink();
            }
            throw e;
        }
    }

    /** Leaves nothing of a person, and frees the address. */
    public void erase(UserId id, Instant now) {
        statements.update(ERASE, now, id.value());
    }

    /** Who registered an address without proving it gives way to who has proved it. */
    void eraseUnverified(CanonicalEmail email, Instant now) {
        statements.update(ERASE_UNVERIFIED, now, email.value());
    }

    public boolean rename(Account account, String fullName) {
        return statements.update(RENAME, fullName, account.id().value(), account.version()) == 1;
    }

    public void rememberOrganization(UserId id, UUID organization) {
        statements.update("UPDATE account SET last_organization = ? WHERE id = ?", organization, id.value());
    }

    private static Account read(ResultSet row) throws SQLException {
        return new Account(
                new UserId(row.getObject("id", UUID.class)),
                new CanonicalEmail(row.getString("email")),
                row.getString("full_name"),
                row.getString("password_hash"),
                Statements.instant(row, "password_changed_at"),
                row.getBoolean("password_stands_alone"),
                Statements.nullableInstant(row, "email_verified_at"),
                row.getObject("last_organization", UUID.class),
                Statements.instant(row, "created_at"),
                row.getLong("version"));
    }
}
