package io.truevalue.tenancy.database;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date, as the owner role, before anything else may connect. */
@Singleton
final class Migrations {
    private final DatabaseSettings settings;
    private final String service;
    private final List<LibrarySchema> libraries;

    Migrations(
            DatabaseSettings settings,
            List<LibrarySchema> libraries,
            @Value("${truevalue.service.name}") String service) {
        this.settings = settings;
        this.libraries = libraries;
        this.service = service;
    }

    void run() {
        if (!settings.migrate()) {
            return;
        }
        refuseLeakingServer();
        migrate("classpath:db/platform", "flyway_platform_history");
        libraries.forEach(
                library -> migrate("classpath:db/library/" + library.name(), "flyway_" + library.name() + "_history"));
        migrate("classpath:db/migration/" + service, "flyway_schema_history");
    }

    private void migrate(String location, String history) {
        ServiceDatabase database = settings.database();
        Flyway.configure()
                .dataSource(settings.url(), database.owner(), settings.ownerPassword())
                .locations(location)
                .failOnMissingLocations(true)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(Map.of("app", database.app(), "owner", database.owner(), "relay", database.relay()))
                .load()
                .migrate();
    }

    /** CVE-2025-8713: older servers leak rows through planner statistics, past row-level security. */
    private void refuseLeakingServer() {
        try (Connection connection = DriverManager.getConnection(
                        settings.url(), settings.database().owner(), settings.ownerPassword());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version_num")) {
            row.next();
            int version = row.getInt(1);
            if (version < 160_010 || (version >= 170_000 && version < 170_006)) {
                throw new IllegalStateException("PostgreSQL " + version
                        + " leaks rows past row-level security (CVE-2025-8713): use 16.10, 17.6, 18 or later");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached as its owner: " + e.getMessage(), e);
        }
    }
}
