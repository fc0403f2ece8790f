package io.truevalue.gateway;

import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** One request as an integrator signs it, as text for a raw socket, a character a byte. */
record SignedCall(String id, String secret, String audience, Clock clock) {
    static SignedCall of(String id, String secret) {
        return new SignedCall(id, secret, "gateway", Clock.systemUTC());
    }

    SignedCall at(Clock other) {
        return new SignedCall(id, secret, audience, other);
    }

    SignedCall to(String other) {
        return new SignedCall(id, secret, other, clock);
    }

    String get(String target, String... more) {
        return call("GET", target, "", more);
    }

    String call(String method, String target, String body, String... more) {
        RequestSigner signer = RequestSigner.forCaller(id, HexFormat.of().parseHex(secret), audience, clock);
        Map.Entry<String, String> requestId = Map.entry("X-Request-ID", "signed-1");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        RequestSignature signature = signer.sign(method, target, BodyHash.of(bytes), List.of(requestId));
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        line(head, "X-Request-ID", "signed-1");
        line(head, SigningHeaders.SERVICE_NAME, id);
        line(head, SigningHeaders.NONCE, signature.nonce());
        line(head, SigningHeaders.SERVICE_TIMESTAMP, signature.timestamp());
        line(head, SigningHeaders.SERVICE_SIGNATURE, signature.signature());
        for (String each : more) {
            head.append(each).append("\r\n");
        }
        if (!body.isEmpty()) {
            line(head, "Content-Type", "application/json");
            line(head, "Content-Length", Integer.toString(bytes.length));
        }
        return head + "\r\n" + new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
