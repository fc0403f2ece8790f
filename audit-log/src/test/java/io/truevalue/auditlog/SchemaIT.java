package io.truevalue.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TenantSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaIT {
    private static final String NOT_PERMITTED = "42501";

    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log").with("truevalue.relay.enabled", false);

    @Test
    void holdsTheRulesOfTenantTables() throws SQLException {
        try (Connection superuser = AUDIT.asSuperuser()) {
            assertThat(TenantSchema.violations(superuser)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE event SET type = 'x'",
                "DELETE FROM event",
                "TRUNCATE event",
                "UPDATE personal_event SET type = 'x'",
                "DELETE FROM personal_event",
                "TRUNCATE personal_event"
            })
    void refusesAnyChangeFromTheServiceAndFromTheOwner(String sql) throws SQLException {
        try (Connection app = AUDIT.asApp();
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo(NOT_PERMITTED);
        }
        try (Connection owner = AUDIT.asSuperuser();
                Statement statement = owner.createStatement()) {
            statement.execute("SET ROLE audit_owner");
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("what was recorded stays as it is");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE event DISABLE TRIGGER ALL",
                "DROP TABLE event",
                "ALTER TABLE event NO FORCE ROW LEVEL SECURITY",
                "CREATE TABLE public.mine (id int)"
            })
    void refusesTheServiceAnyChangeOfTheSchema(String sql) throws SQLException {
        try (Connection app = AUDIT.asApp();
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo(NOT_PERMITTED);
        }
    }
}
