package io.truevalue.auditlog.reading;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** When each reader was last recorded as reading. */
@Singleton
class ReadingStore {
    private final JdbcOperations jdbc;

    ReadingStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** True where this reader was not recorded within the last while; exactly one of several at once gets it. */
    boolean isFirstWithin(Duration last, String reader, Instant now) {
        return jdbc.prepareStatement("""
                INSERT INTO reading AS r (org_id, reader_id, recorded_at)
                VALUES (current_setting('app.org_id')::uuid, ?, ?)
                ON CONFLICT (org_id, reader_id) DO UPDATE SET recorded_at = excluded.recorded_at
                WHERE r.recorded_at <= ?""", statement -> {
            statement.setString(1, reader);
            statement.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            statement.setObject(3, OffsetDateTime.ofInstant(now.minus(last), ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        });
    }
}
