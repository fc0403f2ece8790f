package io.truevalue.standalone;

import io.truevalue.tenancy.database.DatabaseProvisioner;
import io.truevalue.tenancy.database.DatabaseProvisioner.Passwords;
import io.truevalue.tenancy.database.ServiceDatabase;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The server that holds every service's database. The embedded one trusts this machine; on a server of the user's own
 * each role has a password, derived from its service's secret, so that none needs keeping.
 *
 * @param adminUrl JDBC, with the credentials of a role that may create databases and roles
 * @param embedded whether it trusts loopback
 */
record Databases(String adminUrl, boolean embedded) {

    /** Takes {@code jdbc:postgresql://host:5432/postgres?user=..&password=..} and {@code postgres://user:password@host}. */
    static Databases external(String url) {
        return new Databases(PostgresUrl.toJdbc(url), false);
    }

    void provision(PlatformService service, SecretsFile secrets) {
        try {
            DatabaseProvisioner.provision(adminUrl, service.module(), passwords(service, secrets));
        } catch (SQLException e) {
            throw new CannotStart(
                    "Cannot make the database of " + service.module() + " (" + e.getMessage() + "): the role of "
                            + External.POSTGRES + " must be one that may create databases and roles.",
                    e);
        }
    }

    /** The service's own settings, by their property names. */
    Map<String, Object> properties(PlatformService service, SecretsFile secrets) {
        Map<String, Object> properties = new LinkedHashMap<>();
        String database = ServiceDatabase.of(service.module()).name();
        properties.put("truevalue.database.url", PostgresUrl.ofDatabase(adminUrl, database));
        Passwords passwords = passwords(service, secrets);
        put(properties, "truevalue.database.owner-password", passwords.owner());
        put(properties, "truevalue.database.app-password", passwords.app());
        put(properties, "truevalue.database.relay-password", passwords.relay());
        return properties;
    }

    private static void put(Map<String, Object> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private Passwords passwords(PlatformService service, SecretsFile secrets) {
        if (embedded) {
            return new Passwords(null, null, null);
        }
        byte[] secret = HexFormat.of().parseHex(secrets.get(service.secretSetting()));
        return new Passwords(derive(secret, "owner"), derive(secret, "app"), derive(secret, "relay"));
    }

    private static String derive(byte[] secret, String role) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] text = ("truevalue-database-v1:" + role).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    /** Of the server, {@code host:port}. */
    String address() {
        return PostgresUrl.serverOf(adminUrl);
    }

    @Override
    public String toString() {
        return "Databases[" + PostgresUrl.ofDatabase(adminUrl, "") + "]";
    }
}
