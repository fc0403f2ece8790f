package io.truevalue.cli.attack;

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

/**
 * Mints tokens as auth does, and as an attacker would who somehow had them signed: from any header and any claims, given
 * as JSON text. It holds the platform's secret, which whoever runs this kit owns.
 */
public final class TokenMint {
    private final String secretHex;
    private final Map<String, String> sample;

    /** @param sample the claims of a token that the platform issued, as JSON values by name */
    public TokenMint(String secretHex, Map<String, String> sample) {
        this.secretHex = secretHex;
        this.sample = Map.copyOf(sample);
    }

    String header() {
        return "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + keyId() + "\"}";
    }

    private String keyId() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("kid".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(HexFormat.of().parseHex(secretHex)), 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sample's claims, issued now. */
    public Map<String, String> claims() {
        Map<String, String> claims = new LinkedHashMap<>(sample);
        claims.put("iat", seconds(0));
        claims.put("exp", seconds(900));
        claims.put("jti", quoted(UUID.randomUUID().toString()));
        return claims;
    }

    /** Now and so many seconds, as a claim. */
    static String seconds(long fromNow) {
        return Long.toString(Instant.now().getEpochSecond() + fromNow);
    }

    /** A token of somebody who was never seen before, in the sample's organisation. */
    String somebody() {
        return with("sub", quoted(UUID.randomUUID().toString()));
    }

    /** The sample's user, with another value of one claim. */
    String with(String claim, String value) {
        Map<String, String> claims = claims();
        claims.put(claim, value);
        return mint(claims);
    }

    String without(String claim) {
        Map<String, String> claims = claims();
        claims.remove(claim);
        return mint(claims);
    }

    String withHeader(String header) {
        return mint(header, json(claims()));
    }

    public String mint(Map<String, String> claims) {
        return mint(header(), json(claims));
    }

    String mint(String header, String payload) {
        return mint(header, payload, "HmacSHA256", secretHex);
    }

    static String mint(String header, String payload, String algorithm, String secretHex) {
        String signed = base64(header) + "." + base64(payload);
        return signed + "." + base64(mac(algorithm, secretHex, signed));
    }

    static String json(Map<String, String> claims) {
        return claims.entrySet().stream()
                .map(claim -> quoted(claim.getKey()) + ":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    String secret() {
        return secretHex;
    }

    private static byte[] mac(String algorithm, String secretHex, String signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secretHex), algorithm));
            return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }
}
