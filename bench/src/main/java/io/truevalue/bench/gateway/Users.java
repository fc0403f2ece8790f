package io.truevalue.bench.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Mints tokens as auth does: the claims of the contract, an administrator's share of permissions. */
final class Users {
    /** So many that no user comes near 100 requests a minute, and that a memory of tokens has something to hold. */
    static final int COUNT = 20_000;

    private static final long LIFE_SECONDS = 3_600;
    private static final String PERMISSIONS = """
            ["contacts:read","contacts:write","contacts:delete","companies:read","companies:write","deals:read",\
            "deals:write","activities:read","activities:write","notes:read","notes:write","tasks:read","tasks:write",\
            "pipelines:read","custom-fields:read","imports:read","imports:write","organization:read","members:read",\
            "analytics:read"]""";

    private final byte[] secret;
    private final String header;

    /** @param secret 32 characters, since HAProxy takes a text */
    Users(String secret) {
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
        this.header = base64("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + keyId() + "\"}");
    }

    /** A file of tokens, one a line, each a user's of its own. */
    void writeTo(Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            lines.append(token(UUID.randomUUID().toString())).append('\n');
        }
        Files.writeString(file, lines);
    }

    String token(String user) {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"sub":"%s","email":"%s@acme.example","org_id":"%s","org_slug":"acme-corp","org_name":"Acme Corp",\
                "roles":["admin","member"],"permissions":%s,"plan":"pro","session_id":"%s","auth_time":%d,"amr":["pwd"],\
                "authz_version":5,"iss":"truevalue-auth","aud":"truevalue-platform","exp":%d,"iat":%d,"jti":"%s"}""".formatted(
                        user,
                        user.substring(0, 8),
                        UUID.randomUUID(),
                        PERMISSIONS,
                        UUID.randomUUID(),
                        now - 60,
                        now + LIFE_SECONDS,
                        now,
                        UUID.randomUUID());
        String signed = header + "." + base64(claims);
        return signed + "." + base64(mac(signed));
    }

    /** Of {@code auth}'s making: the first digits of SHA-256("kid" + key). */
    private String keyId() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("kid".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(secret), 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
