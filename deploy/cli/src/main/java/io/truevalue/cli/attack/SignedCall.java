package io.truevalue.cli.attack;

import io.truevalue.signing.GivenRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A request to a service's own port, signed as the gateway signs, or as somebody signs who should not.
 *
 * @param headers those that are signed, without the nonce
 */
record SignedCall(
        String secretHex,
        String audience,
        long timestamp,
        String nonce,
        String method,
        String path,
        String body,
        List<Map.Entry<String, String>> headers) {

    /** By the gateway's secret, stamped now, with a fresh nonce. */
    static SignedCall of(String secretHex, String method, String path, List<Map.Entry<String, String>> headers) {
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        return new SignedCall(
                secretHex,
                "crm-service",
                Instant.now().getEpochSecond(),
                HexFormat.of().formatHex(nonce),
                method,
                path,
                "",
                headers);
    }

    SignedCall stamped(long secondsFromNow) {
        long then = Instant.now().getEpochSecond() + secondsFromNow;
        return new SignedCall(secretHex, audience, then, nonce, method, path, body, headers);
    }

    SignedCall by(String otherSecretHex) {
        return new SignedCall(otherSecretHex, audience, timestamp, nonce, method, path, body, headers);
    }

    SignedCall addressedTo(String otherAudience) {
        return new SignedCall(secretHex, otherAudience, timestamp, nonce, method, path, body, headers);
    }

    SignedCall with(String otherMethod, String otherPath, String otherBody) {
        return new SignedCall(secretHex, audience, timestamp, nonce, otherMethod, otherPath, otherBody, headers);
    }

    SignedCall with(List<Map.Entry<String, String>> otherHeaders) {
        return new SignedCall(secretHex, audience, timestamp, nonce, method, path, body, otherHeaders);
    }

    /** {@code v1=<hex>}. */
    String signature() {
        return new GivenRequest(
                        secretHex,
                        audience,
                        timestamp,
                        method,
                        path,
                        HexFormat.of().formatHex(body.getBytes(StandardCharsets.ISO_8859_1)),
                        signedHeaders())
                .signature();
    }

    private List<Map.Entry<String, String>> signedHeaders() {
        List<Map.Entry<String, String>> signed = new ArrayList<>(headers);
        signed.add(Map.entry("X-Request-Nonce", nonce));
        return signed;
    }

    /** The bytes on the wire, as Latin-1 characters, under the gateway's hop. */
    String wire() {
        return wire("X-Gateway-Signature: " + signature());
    }

    /** With these lines in the place of the signature's. */
    String wire(String... signatureLines) {
        return lines("X-Gateway-Timestamp: " + timestamp, signatureLines);
    }

    /** As a service signs, under {@code X-Service-*}. */
    String wireOfService() {
        return lines("X-Service-Timestamp: " + timestamp, "X-Service-Signature: " + signature());
    }

    private String lines(String timestampLine, String... signatureLines) {
        List<String> lines = new ArrayList<>(List.of(timestampLine));
        for (Map.Entry<String, String> header : signedHeaders()) {
            byte[] utf8 = header.getValue().getBytes(StandardCharsets.UTF_8);
            lines.add(header.getKey() + ": " + new String(utf8, StandardCharsets.ISO_8859_1));
        }
        lines.addAll(List.of(signatureLines));
        if (!body.isEmpty()) {
            lines.add("Content-Type: application/json");
            lines.add("Content-Length: " + body.length());
        }
        return Stage.head(method, path, lines.toArray(String[]::new)) + body;
    }
}
