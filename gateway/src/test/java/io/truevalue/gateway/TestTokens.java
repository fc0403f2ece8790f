package io.truevalue.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Mints tokens as auth does, and as an attacker would: from any header and any claims, given as JSON text. */
public final class TestTokens {
    public static final String SECRET = "7a1c".repeat(16);
    public static final String PREVIOUS = "09f3".repeat(16);

    private TestTokens() {}

    public static String kid(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("kid".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(HexFormat.of().parseHex(secret)), 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String header() {
        return "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + kid(SECRET) + "\"}";
    }

    /** Claims as JSON values by name, all that the contract lists. */
    public static Map<String, String> claims(String user, Instant now) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("sub", quoted(user));
        claims.put("email", quoted("sarah@acme.com"));
        claims.put("org_id", quoted("018f2f6e-1111-7000-8000-00000000000a"));
        claims.put("org_slug", quoted("acme-corp"));
        claims.put("org_name", quoted("Acme Corp"));
        claims.put("roles", "[\"admin\",\"chef-\u00e9toil\u00e9 \\ud83c\\udf1f\"]");
        claims.put("permissions", "[\"contacts:read\",\"members:write\"]");
        claims.put("plan", quoted("pro"));
        claims.put("session_id", quoted("s-" + user));
        claims.put("auth_time", Long.toString(now.getEpochSecond() - 60));
        claims.put("amr", "[\"pwd\"]");
        claims.put("authz_version", "5");
        claims.put("iss", quoted("truevalue-auth"));
        claims.put("aud", quoted("truevalue-platform"));
        claims.put("exp", Long.toString(now.getEpochSecond() + 900));
        claims.put("iat", Long.toString(now.getEpochSecond()));
        claims.put("jti", quoted("jti-" + UUID.randomUUID()));
        return claims;
    }

    public static String mint(Map<String, String> claims) {
        return mint(header(), json(claims), SECRET);
    }

    public static String mint(String header, String payload, String secret) {
        String signed = base64(header) + "." + base64(payload);
        return signed + "." + base64(mac("HmacSHA256", secret, signed));
    }

    public static String json(Map<String, String> claims) {
        return claims.entrySet().stream()
                .map(claim -> quoted(claim.getKey()) + ":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    public static byte[] mac(String algorithm, String secret, String signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), algorithm));
            return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String quoted(String text) {
        return '"' + text + '"';
    }
}
