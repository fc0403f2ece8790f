package io.truevalue.tenancy.idempotency;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.OrgId;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.Optional;

/** Keeps first answers. The lock is held until the effect's transaction ends, however that is. */
@Singleton
class FirstAnswerStore {
    private final JdbcOperations jdbc;

    FirstAnswerStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** False while another transaction holds the key. */
    boolean tryLock(long key) {
        return jdbc.prepareStatement(
                "SELECT pg_try_advisory_xact_lock(?), set_config('idle_in_transaction_session_timeout', '60s', true)",
                statement -> {
                    statement.setLong(1, key);
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        return row.getBoolean(1);
                    }
                });
    }

    Optional<FirstAnswer> find(byte[] keyHash) {
        return jdbc.prepareStatement("""
                SELECT request_hash, status, location, body
                FROM idempotency_key
                WHERE key_hash = ? AND created_at > now() - interval '24 hours'""", statement -> {
            statement.setBytes(1, keyHash);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new FirstAnswer(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)))
                        : Optional.empty();
            }
        });
    }

    void keep(OrgId org, byte[] keyHash, FirstAnswer answer) {
        jdbc.prepareStatement("""
                INSERT INTO idempotency_key (org_id, key_hash, request_hash, status, location, body)
                VALUES (?, ?, ?, ?, ?, ?)""", statement -> {
            statement.setObject(1, org.value());
            statement.setBytes(2, keyHash);
            statement.setString(3, answer.requestHash());
            statement.setInt(4, answer.status());
            statement.setString(5, answer.location());
            statement.setString(6, answer.body());
            return statement.executeUpdate();
        });
    }
}
