package io.truevalue.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TenantSchema;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
                "TRUNCATE personal_event",
                "UPDATE leaf_hash SET hash = ''",
                "DELETE FROM leaf_hash",
                "TRUNCATE leaf_hash",
                "UPDATE subtree SET hash = ''",
                "DELETE FROM subtree",
                "UPDATE checkpoint SET note = ''",
                "DELETE FROM checkpoint",
                "TRUNCATE checkpoint",
                "DELETE FROM log_head",
                "TRUNCATE log_head",
                "UPDATE signing_key SET sealed_seed = ''",
                "DELETE FROM signing_key"
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

    @Test
    void refusesTheSameOfEveryPartPastItsWhole() throws SQLException {
        List<String> parts = parts();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(12);
        for (String part : parts) {
            for (String sql :
                    List.of("UPDATE " + part + " SET type = 'x'", "DELETE FROM " + part, "TRUNCATE " + part)) {
                refusesAnyChangeFromTheServiceAndFromTheOwner(sql);
            }
            refusesTheServiceAnyChangeOfTheSchema("DROP TABLE " + part);
            assertThat(refusal("SELECT count(*) FROM " + part)).isEqualTo(NOT_PERMITTED);
        }
    }

    /** Even where somebody grants it by mistake. */
    @Test
    void showsATenantNothingOfOthersInAPart() throws SQLException {
        try (Connection owner = AUDIT.asSuperuser();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            UUID org = Ids.next();
            statement.execute("INSERT INTO event (org_id, leaf_index, kept_days, recorded_at, time, id, source, type,"
                    + " subject, resource_type, leaf) VALUES ('" + org
                    + "', 0, 90, now(), now(), 'x', '/x', 'x', 'x', 'x', '{}')");
            for (String part : parts()) {
                statement.execute("GRANT SELECT ON " + part + " TO audit_app");
            }
            statement.execute("SET LOCAL ROLE audit_app");
            for (String tenant : List.of("", Ids.next().toString())) {
                statement.execute("SELECT set_config('app.org_id', '" + tenant + "', true)");
                for (String part : parts()) {
                    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + part)) {
                        row.next();
                        assertThat(row.getLong(1)).as(part).isZero();
                    }
                }
            }
            owner.rollback();
        }
    }

    @Test
    void letsALogGrowOnlyAndAPersonsKeyBeDestroyedOnly() throws SQLException {
        UUID org = Ids.next();
        try (Connection owner = AUDIT.asSuperuser();
                Statement statement = owner.createStatement()) {
            statement.execute("INSERT INTO log_head (org_id, size, frontier, kept_days) VALUES ('" + org
                    + "', 2, decode(repeat('00', 32), 'hex'), 365)");
            statement.execute("INSERT INTO person_key (org_id, person_id, wrapped_key, created_at) VALUES ('" + org
                    + "', 'x', 'key', now())");
            for (String sql : List.of(
                    "UPDATE log_head SET size = 1",
                    "UPDATE log_head SET size = 3",
                    "UPDATE log_head SET kept_days = 90",
                    "UPDATE log_head SET frontier = decode(repeat('01', 32), 'hex')",
                    "UPDATE person_key SET wrapped_key = 'another'",
                    "UPDATE person_key SET wrapped_key = NULL")) {
                assertThatThrownBy(() -> statement.execute(sql + " WHERE org_id = '" + org + "'"))
                        .as(sql)
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(only grows|stays as it is).*");
            }
        }
    }

    private static List<String> parts() throws SQLException {
        List<String> parts = new ArrayList<>();
        try (Connection owner = AUDIT.asSuperuser();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT relname FROM pg_class WHERE relispartition AND relkind IN ('r', 'p') ORDER BY 1")) {
            while (rows.next()) {
                parts.add(rows.getString(1));
            }
        }
        return parts;
    }

    private static String refusal(String sql) throws SQLException {
        try (Connection app = AUDIT.asApp();
                Statement statement = app.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
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
