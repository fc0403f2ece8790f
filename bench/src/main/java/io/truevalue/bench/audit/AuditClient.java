package io.truevalue.bench.audit;

import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Asks the audit log as the gateway does for an auditor of one organisation. */
final class AuditClient {
    private static final String AUDITOR = "0199a7c2-1111-7000-8000-000000000001";
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final String address;
    private final RequestSigner signer;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    AuditClient(ServiceProcess service) {
        this.address = "http://127.0.0.1:" + service.port();
        this.signer = service.signer();
    }

    /** @param nanos until the whole answer was there */
    record Answer(int status, String body, long nanos) {}

    Answer get(String organization, String target) throws IOException, InterruptedException {
        HttpRequest request =
                signed("GET", organization, target, new byte[0]).GET().build();
        long began = System.nanoTime();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), System.nanoTime() - began);
    }

    /** Writes the answer of an export into the file; its body is empty here. */
    Answer export(String organization, Path file) throws IOException, InterruptedException {
        byte[] body = "{\"format\":\"ndjson\"}".getBytes(StandardCharsets.UTF_8);
        HttpRequest request = signed("POST", organization, "/audit-log/api/exports", body)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        long began = System.nanoTime();
        HttpResponse<Path> answer = http.send(request, HttpResponse.BodyHandlers.ofFile(file));
        return new Answer(answer.statusCode(), "", System.nanoTime() - began);
    }

    private HttpRequest.Builder signed(String method, String organization, String target, byte[] body) {
        Map<String, String> tenant = new HashMap<>();
        tenant.put("x-org-id", organization);
        tenant.put("x-org-slug", "bench");
        tenant.put("x-request-id", UUID.randomUUID().toString());
        tenant.put("x-user-id", AUDITOR);
        tenant.put("x-user-email", "auditor@acme.example");
        tenant.put("x-user-type", "user");
        tenant.put("x-user-roles", "admin");
        tenant.put("x-user-permissions", "audit:read,audit:export");
        tenant.put("x-user-auth-time", Long.toString(Instant.now().getEpochSecond()));
        RequestSignature signature = signer.sign(method, target, BodyHash.of(body), tenant.entrySet());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + target))
                .timeout(PATIENCE)
                .header(SigningHeaders.NONCE, signature.nonce())
                .header(SigningHeaders.GATEWAY_TIMESTAMP, signature.timestamp())
                .header(SigningHeaders.GATEWAY_SIGNATURE, signature.signature());
        tenant.forEach(request::header);
        return request;
    }
}
