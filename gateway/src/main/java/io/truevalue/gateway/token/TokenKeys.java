package io.truevalue.gateway.token;

import io.truevalue.signing.BodyHash;
import io.truevalue.signing.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one or two live keys by {@code kid}, a fixed set that is computed from the keys and looked up nowhere. */
final class TokenKeys {
    private static final String SECRET = "TRUEVALUE_JWT_SECRET";

    private final Map<String, byte[]> keys = new HashMap<>();

    TokenKeys(String secretHex, @Nullable String previousSecretHex) {
        add("truevalue.jwt.secret", secretHex);
        if (previousSecretHex != null && !previousSecretHex.isBlank()) {
            add("truevalue.jwt.previous-secret", previousSecretHex);
        }
    }

    /** Those of a file of secrets by the names of the environment: the present one, and those that come and go. */
    static TokenKeys of(Map<String, String> secrets) {
        TokenKeys keys = new TokenKeys(secrets.getOrDefault(SECRET, ""), secrets.get(SECRET + "_PREVIOUS"));
        String next = secrets.get(SECRET + "_NEXT");
        if (next != null) {
            keys.add(SECRET + "_NEXT", next);
        }
        return keys;
    }

    private void add(String setting, String hex) {
        byte[] key = SigningSecret.decode(setting, hex);
        keys.put(idOf(key), key);
    }

    /** The first 8 hexadecimal digits of SHA-256("kid" + key): tells two keys apart, tells nothing of either. */
    static String idOf(byte[] key) {
        MessageDigest digest = BodyHash.newDigest();
        digest.update("kid".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(key), 0, 4);
    }

    byte @Nullable [] get(String id) {
        return keys.get(id);
    }
}
