package io.truevalue.auth.passkey;

import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Passkeys in the database. Within a transaction, as all here. */
@Singleton
final class PasskeyStore {
    private static final String SELECT = """
            SELECT p.factor_id, p.user_id, h.handle, p.credential_id, p.public_key, p.sign_count, p.transports,
                   p.backup_eligible, p.backed_up
            FROM passkey p JOIN passkey_holder h ON h.user_id = p.user_id
            """;

    private static final String OF_USER = SELECT + "WHERE p.user_id = ? ORDER BY p.factor_id";
    private static final String BY_CREDENTIAL = SELECT + "WHERE p.credential_id = ?";
    private static final String LOCK = BY_CREDENTIAL + " FOR UPDATE OF p";

    private static final String INSERT = """
            INSERT INTO passkey (factor_id, user_id, credential_id, public_key, sign_count, transports,
                                 backup_eligible, backed_up)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String HOLD = """
            INSERT INTO passkey_holder (user_id, handle) VALUES (?, ?) ON CONFLICT (user_id) DO NOTHING""";

    private final Statements statements;

    PasskeyStore(Statements statements) {
        this.statements = statements;
    }

    /** The handle that the user has, or this one from now on. */
    ByteArray holdAs(UserId user, ByteArray fresh) {
        statements.update(HOLD, user.value(), fresh.getBytes());
        return handleOf(user).orElseThrow();
    }

    void insert(Passkey passkey) {
        statements.update(
                INSERT,
                passkey.factor(),
                passkey.user().value(),
                passkey.credentialId().getBytes(),
                passkey.publicKey().getBytes(),
                passkey.signatures(),
                passkey.transports().stream()
                        .map(AuthenticatorTransport::getId)
                        .sorted()
                        .collect(Collectors.joining(" ")),
                passkey.syncable(),
                passkey.synced());
    }

    void signed(Passkey passkey, long signatures, boolean synced) {
        statements.update(
                "UPDATE passkey SET sign_count = ?, backed_up = ? WHERE factor_id = ?",
                signatures,
                synced,
                passkey.factor());
    }

    /** The user, and all of theirs. */
    void forget(UserId user) {
        statements.update("DELETE FROM passkey_challenge WHERE user_id = ?", user.value());
        statements.update("DELETE FROM passkey_holder WHERE user_id = ?", user.value());
    }

    List<Passkey> of(UserId user) {
        return statements.list(OF_USER, PasskeyStore::read, user.value());
    }

    Optional<Passkey> find(ByteArray credentialId) {
        return statements.find(BY_CREDENTIAL, PasskeyStore::read, (Object) credentialId.getBytes());
    }

    /** Locked until the transaction ends: of two signatures with one count the second finds the first's. */
    Optional<Passkey> lock(ByteArray credentialId) {
        return statements.find(LOCK, PasskeyStore::read, (Object) credentialId.getBytes());
    }

    private Optional<ByteArray> handleOf(UserId user) {
        return statements.find(
                "SELECT handle FROM passkey_holder WHERE user_id = ?",
                row -> new ByteArray(row.getBytes("handle")),
                user.value());
    }

    private static Passkey read(ResultSet row) throws SQLException {
        return new Passkey(
                row.getObject("factor_id", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                new ByteArray(row.getBytes("handle")),
                new ByteArray(row.getBytes("credential_id")),
                new ByteArray(row.getBytes("public_key")),
                row.getLong("sign_count"),
                Arrays.stream(row.getString("transports").split(" ", -1))
                        .filter(transport -> !transport.isEmpty())
                        .map(AuthenticatorTransport::of)
                        .collect(Collectors.toSet()),
                row.getBoolean("backup_eligible"),
                row.getBoolean("backed_up"));
    }
}
