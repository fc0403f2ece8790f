package io.truevalue.tenancy.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Creates a service's database and roles where they are missing. Safe to repeat. */
public final class DatabaseProvisioner {
    private DatabaseProvisioner() {}

    /** Without passwords, as on an embedded server that trusts loopback. */
    public static void provision(String adminUrl, String service) throws SQLException {
        provision(adminUrl, service, new Passwords(null, null, null));
    }

    /**
     * @param adminUrl JDBC URL of any database on the server, with the credentials of a role that may create databases
     *     and roles
     */
    public static void provision(String adminUrl, String service, Passwords passwords) throws SQLException {
        ServiceDatabase database = ServiceDatabase.of(service);
        try (Connection admin = DriverManager.getConnection(adminUrl);
                Statement statement = admin.createStatement()) {
            role(admin, database.owner(), passwords.owner());
            role(admin, database.app(), passwords.app());
            role(admin, database.relay(), passwords.relay());
            if (!exists(admin, "SELECT 1 FROM pg_database WHERE datname = ?", database.name())) {
                statement.execute("GRANT " + database.owner() + " TO CURRENT_USER");
                statement.execute("CREATE DATABASE " + database.name() + " OWNER " + database.owner()
                        + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
            }
            statement.execute("REVOKE ALL ON DATABASE " + database.name() + " FROM PUBLIC");
            statement.execute(
                    "GRANT CONNECT ON DATABASE " + database.name() + " TO " + database.app() + ", " + database.relay());
        }
    }

    private static void role(Connection admin, String role, @Nullable String password) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            if (!exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
                statement.execute("CREATE ROLE " + role + " LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE"
                        + " NOBYPASSRLS");
            }
            if (password != null) {
                statement.execute("ALTER ROLE " + role + " PASSWORD " + statement.enquoteLiteral(password));
            }
        }
    }

    private static boolean exists(Connection admin, String sql, String name) throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** One each; null where the server asks for none. */
    public record Passwords(
            @Nullable String owner,
            @Nullable String app,
            @Nullable String relay) {
        @Override
        public String toString() {
            return "Passwords[hidden]";
        }
    }
}
