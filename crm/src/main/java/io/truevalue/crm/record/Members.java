package io.truevalue.crm.record;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.UUID;

/** Who may own records here. */
@Singleton
public class Members {
    private final JdbcOperations jdbc;

    Members(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** True for somebody who is a member now. */
    boolean includes(UUID user) {
        return jdbc.prepareStatement("SELECT 1 FROM member WHERE user_id = ? AND left_at IS NULL", statement -> {
            statement.setObject(1, user);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        });
    }

    /** Whoever acts here is a member, whether or not the news of it came already. */
    void admitActing(UUID user) {
        add(user, "DO NOTHING");
    }

    public void joined(UUID user) {
        add(user, "(org_id, user_id) DO UPDATE SET left_at = NULL");
    }

    public void left(UUID user) {
        jdbc.prepareStatement("UPDATE member SET left_at = now() WHERE user_id = ? AND left_at IS NULL", statement -> {
            statement.setObject(1, user);
            return statement.executeUpdate();
        });
    }

    private void add(UUID user, String onConflict) {
        jdbc.prepareStatement(
                "INSERT INTO member (org_id, user_id) VALUES (?, ?) ON CONFLICT " + onConflict, statement -> {
                    statement.setObject(1, Tenancy.current().organization().value());
                    statement.setObject(2, user);
                    return statement.executeUpdate();
                });
    }
}
