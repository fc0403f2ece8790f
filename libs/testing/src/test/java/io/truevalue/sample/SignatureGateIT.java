package io.truevalue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.signing.BodyHash;
import io.truevalue.signing.Hop;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TestSecrets;
import io.truevalue.web.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a service answers to requests that were signed and then tampered with, over a raw socket. */
class SignatureGateIT {
    @RegisterExtension
    static final ServiceExtension sample = ServiceExtension.of("sample");

    private static final String BODY = "{\"note_text\":\"hello\",\"page_count\":3}";

    private final Clock clock = Clock.systemUTC();
    private final Map<String, String> headers = new TreeMap<>();
    private String method = "POST";
    private String target = "/sample/notes";
    private String body = BODY;
    private String more = "";

    private SignatureGateIT sign() {
        return sign("sample-service", "gateway", clock);
    }

    private SignatureGateIT sign(String audience, String secretOf, Clock at) {
        headers.remove(SigningHeaders.NONCE);
        headers.put("X-Request-ID", Ids.next().toString());
        headers.put("X-User-Id", Ids.next().toString());
        headers.put("X-Org-Id", Ids.next().toString());
        headers.put("X-User-Roles", "a,b");
        headers.put("X-User-Permissions", "notes:write");
        RequestSignature signature = RequestSigner.forGateway(TestSecrets.of(secretOf), audience, at)
                .sign(method, target, BodyHash.of(body.getBytes(StandardCharsets.UTF_8)), headers.entrySet());
        headers.put(SigningHeaders.NONCE, signature.nonce());
        headers.put(Hop.GATEWAY.timestampHeader(), signature.timestamp());
        headers.put(Hop.GATEWAY.signatureHeader(), signature.signature());
        return this;
    }

    private String answer() throws IOException {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: sample\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        request.append(more)
                .append("Connection: close\r\nContent-Type: application/json\r\nContent-Length: ")
                .append(body.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n\r\n")
                .append(body);
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(sample.url()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertRefused(String answer, String code) {
        assertThat(answer).startsWith("HTTP/1.1 401").contains("\"code\":\"" + code + "\"");
    }

    @Test
    void takesARequestOnce() throws IOException {
        sign();
        assertThat(answer()).startsWith("HTTP/1.1 201");
        assertRefused(answer(), "signature_replayed");
    }

    @Test
    void refusesAnotherPathQueryMethodOrBody() throws IOException {
        sign();
        target = "/sample/notes?limit=1";
        assertRefused(answer(), "signature_invalid");
        target = "/sample/uploads";
        assertRefused(answer(), "signature_invalid");
        target = "/sample/notes";
        method = "PUT";
        assertRefused(answer(), "signature_invalid");
        method = "POST";
        body = BODY.replace('3', '4');
        assertRefused(answer(), "signature_invalid");
    }

    @Test
    void refusesShiftedBoundariesAndAddedTenantHeaders() throws IOException {
        sign();
        headers.put("X-User-Roles", "a");
        headers.put("X-User-Permissions", "b,notes:write");
        assertRefused(answer(), "signature_invalid");
        headers.put("X-User-Roles", "a,b");
        headers.put("X-User-Permissions", "notes:write");
        more = "X-Org-Plan: enterprise\r\n";
        assertRefused(answer(), "signature_invalid");
        more = "X-Org-Id: " + Ids.next() + "\r\n";
        assertRefused(answer(), "signature_malformed");
    }

    @Test
    void refusesASignatureForAnotherServiceOrFromAnotherSecret() throws IOException {
        assertRefused(sign("org-service", "gateway", clock).answer(), "signature_invalid");
        assertRefused(sign("sample-service", "crm-service", clock).answer(), "signature_invalid");
    }

    @Test
    void refusesWhatIsTooOldOrTooNew() throws IOException {
        assertRefused(sign("sample-service", "gateway", offset(-32)).answer(), "signature_expired");
        assertRefused(sign("sample-service", "gateway", offset(32)).answer(), "signature_expired");
        assertThat(sign("sample-service", "gateway", offset(25)).answer()).startsWith("HTTP/1.1 201");
    }

    private Clock offset(int seconds) {
        return Clock.offset(clock, Duration.ofSeconds(seconds));
    }

    @Test
    void refusesMissingAndBrokenSignatures() throws IOException {
        assertRefused(answer(), "signature_missing");
        sign();
        headers.put(Hop.GATEWAY.signatureHeader(), "v1=zz");
        assertRefused(answer(), "signature_malformed");
        sign();
        headers.put(
                Hop.GATEWAY.signatureHeader(),
                headers.get(Hop.GATEWAY.signatureHeader()).toUpperCase(java.util.Locale.ROOT));
        assertThat(answer()).startsWith("HTTP/1.1 401");
        sign();
        more = "X-Service-Name: org-service\r\nX-Service-Timestamp: 1\r\nX-Service-Signature: v1=00\r\n";
        assertRefused(answer(), "signature_malformed");
    }

    @Test
    void signsNonAsciiBytesAsTheyAreOnTheWire() throws IOException {
        headers.put("X-User-Agent", "agent");
        sign();
        assertThat(answer()).startsWith("HTTP/1.1 201");
    }
}
