package io.truevalue.testing;

import io.truevalue.signing.SigningKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets of this JVM's test platform: one for the gateway, one for each service. */
public final class TestSecrets {
    /** Every signer's name. */
    public static final List<String> CALLERS = List.of(
            "gateway",
            "auth-service",
            "org-service",
            "permission-service",
            "billing-service",
            "audit-log-service",
            "analytics-service",
            "crm-service",
            "notification-service");

    private static final Map<String, byte[]> SECRETS = new ConcurrentHashMap<>();

    private TestSecrets() {}

    public static byte[] of(String caller) {
        return SECRETS.computeIfAbsent(caller, name -> {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            return secret;
        });
    }

    public static String hexOf(String caller) {
        return HexFormat.of().formatHex(of(caller));
    }

    /** The derived keys that a service is given, by caller. */
    public static Map<String, String> keysFor(String audience) {
        Map<String, String> keys = new TreeMap<>();
        for (String caller : CALLERS) {
            keys.put(caller, SigningKey.derive(of(caller), audience).exportHex());
        }
        return keys;
    }
}
