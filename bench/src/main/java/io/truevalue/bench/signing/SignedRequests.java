package io.truevalue.bench.signing;

import io.truevalue.signing.BodyHash;
import io.truevalue.signing.GivenRequest;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A request such as the gateway forwards: an administrator's tenant headers beside a browser's own. */
final class SignedRequests {
    static final String AUDIENCE = "crm-service";
    static final String METHOD = "POST";
    static final String TARGET = "/crm/api/contacts?limit=20&sort=-created_at";
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final byte[] SECRET =
            HexFormat.of().parseHex("d1f6c2b84e0a97533c6be8190f47a2dd58e3907bc416fa2256bd01937e9c8a44");

    private static final String PERMISSIONS =
            "contacts:read,contacts:write,contacts:delete,companies:read,companies:write,deals:read,deals:write,"
                    + "activities:read,activities:write,notes:read,notes:write,tasks:read,tasks:write,pipelines:read,"
                    + "custom-fields:read,imports:read,imports:write,organization:read,members:read,analytics:read";

    /** What the gateway hands to the signer. */
    static final List<Map.Entry<String, String>> TENANT = List.of(
            Map.entry("X-Request-ID", "0199a7c2-7b1e-7f10-8a53-0d9b6f6f3c11"),
            Map.entry("X-User-Id", "0199a7c2-11aa-7c0e-9b0e-6f0c3a1d2e4f"),
            Map.entry("X-User-Type", "user"),
            Map.entry("X-User-Email", "sarah@acme.example"),
            Map.entry("X-User-Amr", "pwd,otp"),
            Map.entry("X-Session-Id", "0199a7c2-22bb-7d1f-8c1f-7a1d4b2e3f50"),
            Map.entry("X-User-Auth-Time", "1795262400"),
            Map.entry("X-Org-Id", "0199a7c2-33cc-7e20-8d20-8b2e5c3f4061"),
            Map.entry("X-Org-Slug", "acme-corp"),
            Map.entry("X-Org-Plan", "pro"),
            Map.entry("X-User-Roles", "admin,member"),
            Map.entry("X-User-Permissions", PERMISSIONS),
            Map.entry("x-user-ip", "203.0.113.7"),
            Map.entry("x-user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"));

    private static final List<Map.Entry<String, String>> BROWSER = List.of(
            Map.entry("host", "127.0.0.1:8007"),
            Map.entry("Accept", "application/json"),
            Map.entry("Accept-Encoding", "gzip, deflate, br"),
            Map.entry("Content-Type", "application/json"),
            Map.entry("content-length", "1024"));

    private SignedRequests() {}

    static RequestSigner signer() {
        return RequestSigner.forGateway(SECRET, AUDIENCE, CLOCK);
    }

    /** Every header in wire order, with a fresh nonce and its signature. */
    static List<Map.Entry<String, String>> signed(RequestSigner signer, BodyHash body) {
        RequestSignature signature = signer.sign(METHOD, TARGET, body, TENANT);
        List<Map.Entry<String, String>> headers = new ArrayList<>(BROWSER);
        headers.addAll(TENANT);
        headers.add(Map.entry(SigningHeaders.NONCE, signature.nonce()));
        headers.add(Map.entry(SigningHeaders.GATEWAY_TIMESTAMP, signature.timestamp()));
        headers.add(Map.entry(SigningHeaders.GATEWAY_SIGNATURE, signature.signature()));
        return List.copyOf(headers);
    }

    /** What such a request's signature covers. */
    static byte[] stringToSign(byte[] body) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(TENANT);
        headers.add(Map.entry(SigningHeaders.NONCE, "4bf92f3577b34da6a3ce929d0e0e4736"));
        String secret = HexFormat.of().formatHex(SECRET);
        String bodyHex = HexFormat.of().formatHex(body);
        return new GivenRequest(secret, AUDIENCE, NOW.getEpochSecond(), METHOD, TARGET, bodyHex, headers)
                .stringToSign();
    }
}
