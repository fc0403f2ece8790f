package io.truevalue.auth.history;

import io.micronaut.core.annotation.Introspected;
import io.truevalue.tenancy.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param type such as {@code user.logged_in}
 * @param outcome {@code success} or {@code failure}
 * @param device what it was done with
 */
@Introspected
record UserEventView(
        UUID id, String type, String outcome, @Nullable String ip, String device, Instant createdAt) {
    static UserEventView read(ResultSet row) throws SQLException {
        return new UserEventView(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("outcome"),
                row.getString("ip"),
                row.getString("device"),
                Statements.instant(row, "created_at"));
    }
}
