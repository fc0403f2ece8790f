package io.truevalue.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.tenancy.database.DatabaseProvisioner;
import io.truevalue.tenancy.database.ServiceDatabase;
import io.truevalue.testing.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an installation recorded before there were logs is there when it has them, for the service alone. */
class MigrationIT {
    private static final ServiceDatabase DATABASE = ServiceDatabase.of("audit-log");

    @Test
    void keepsWhatWasRecordedBeforeTheLogs() throws SQLException {
        String admin = TestServers.postgres().adminJdbcUrl();
        try (Connection superuser = DriverManager.getConnection(admin);
                Statement statement = superuser.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE.name() + " WITH (FORCE)");
        }
        DatabaseProvisioner.provision(admin, "audit-log");
        migrate("classpath:db/platform", "flyway_platform_history", MigrationVersion.LATEST);
        migrate("classpath:db/migration/audit-log", "flyway_schema_history", MigrationVersion.fromVersion("3"));
        String own = admin.replaceFirst("/[a-z_]+(\\?|$)", "/" + DATABASE.name() + "$1");
        try (Connection superuser = DriverManager.getConnection(own);
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "INSERT INTO event (org_id, time, id, source, type, subject, resource_type, attributes, data,"
                            + " search) VALUES ('01980a5e-0000-7000-8000-000000000001', now(), 'x', '/x', 'x', 'x', 'x', '{}',"
                            + " '{}', '')");

            migrate("classpath:db/migration/audit-log", "flyway_schema_history", MigrationVersion.LATEST);

            assertThat(text(statement, "SELECT count(*) FROM event_unlogged")).isEqualTo("1");
            assertThat(text(
                            statement,
                            "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class"
                                    + " WHERE oid = 'event_unlogged'::regclass"))
                    .isEqualTo("t");
            assertThat(text(statement, "SELECT to_regclass('personal_event_unlogged')"))
                    .isNull();
            statement.execute("SET SESSION AUTHORIZATION " + DATABASE.app());
            assertThat(text(statement, "SELECT count(*) FROM event_unlogged")).isEqualTo("0");
            statement.execute("SELECT set_config('app.permissions', ',*,', false)");
            assertThat(statement.executeUpdate("DELETE FROM event_unlogged")).isEqualTo(1);
        }
    }

    private static void migrate(String location, String history, MigrationVersion target) {
        Flyway.configure()
                .dataSource(TestServers.postgres().jdbcUrl(DATABASE.name()), DATABASE.owner(), "")
                .locations(location)
                .table(history)
                .target(target)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(Map.of("app", DATABASE.app(), "owner", DATABASE.owner(), "relay", DATABASE.relay()))
                .load()
                .migrate();
    }

    private static @Nullable String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
