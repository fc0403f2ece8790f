package io.truevalue.cli.rls;

import io.truevalue.attack.rls.Roles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server that holds the services' databases: the embedded one of a running {@code up}, which trusts this machine, or
 * the one of {@code TRUEVALUE_POSTGRES_URL}, whose role must be a superuser for the time of the attack.
 *
 * @param address {@code host:port}
 * @param embedded whether it asks for no password
 */
public record DatabaseServer(
        String address, boolean embedded, String user, String password, Map<String, String> secrets) {
    private static final int EMBEDDED_PORT = 5433;
    private static final int USUAL_PORT = 5432;
    private static final String FIRST_DATABASE = "postgres";

    /**
     * @param home the folder of the platform's state, with the external server's roles' secrets
     * @param external {@code postgres://user:password@host:port}, in JDBC's form too; empty for the embedded server
     */
    public static DatabaseServer of(int portOffset, Path home, String external) throws IOException {
        if (external.isEmpty()) {
            return new DatabaseServer("127.0.0.1:" + (EMBEDDED_PORT + portOffset), true, "postgres", "", Map.of());
        }
        URI uri = URI.create(external.replaceFirst("^jdbc:", ""));
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : String.valueOf(uri.getQuery()).split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], parts[parts.length - 1]);
        }
        String[] named = (uri.getUserInfo() == null ? "postgres" : uri.getUserInfo()).split(":", 2);
        return new DatabaseServer(
                uri.getHost() + ":" + (uri.getPort() > 0 ? uri.getPort() : USUAL_PORT),
                false,
                parameters.getOrDefault("user", named[0]),
                parameters.getOrDefault("password", named.length == 2 ? named[1] : ""),
                secrets(home.resolve("secrets.env")));
    }

    private static Map<String, String> secrets(Path file) throws IOException {
        Map<String, String> secrets = new HashMap<>(System.getenv());
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                secrets.putIfAbsent(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return secrets;
    }

    /** Every database beside which there is a service's role. */
    List<Roles> services() throws SQLException {
        List<Roles> services = new ArrayList<>();
        try (Connection connection = asSuperuser(FIRST_DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT left(d.datname, -3) FROM pg_database d JOIN pg_roles r ON r.rolname = left(d.datname, -3) || '_app'
                        WHERE d.datname LIKE '%\\_db' ORDER BY 1""")) {
            while (rows.next()) {
                services.add(new Roles(rows.getString(1)));
            }
        }
        return services;
    }

    public Connection asSuperuser(String database) throws SQLException {
        return connect(database, user, password);
    }

    /** As a service's own role, to its own database or another's. */
    Connection asService(Roles service, String database) throws SQLException {
        return connect(database, service.app(), embedded ? "" : passwordOf(service));
    }

    private Connection connect(String database, String role, String secret) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", secret);
        properties.setProperty("ApplicationName", "truevalue cli");
        return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + database, properties);
    }

    /** Derived as the platform derives it. */
    private String passwordOf(Roles service) throws SQLException {
        String name = service.prefix().equals("audit")
                ? "AUDIT_LOG"
                : service.prefix().toUpperCase(Locale.ROOT);
        String secret = secrets.get("TRUEVALUE_SERVICE_SECRET_" + name);
        if (secret == null) {
            throw new SQLException("secrets.env holds no secret of " + name);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA256"));
            byte[] text = "truevalue-database-v1:app".getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "DatabaseServer[" + address + "]";
    }
}
