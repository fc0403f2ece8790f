package io.truevalue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Calls one service as one caller, signed as the platform signs. */
public final class SignedCalls {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final String base;
    private final String service;
    private final RequestSigner signer;
    private final Caller caller;
    private final Map<String, String> extra = new TreeMap<>();

    SignedCalls(String base, String service, Caller caller, Clock clock) {
        this.base = base;
        this.service = service;
        this.caller = caller;
        String audience = service + "-service";
        this.signer = caller.service() == null
                ? RequestSigner.forGateway(TestSecrets.of("gateway"), audience, clock)
                : RequestSigner.forCaller(caller.service(), TestSecrets.of(caller.service()), audience, clock);
    }

    /** The same calls with one more header. */
    public SignedCalls header(String name, String value) {
        extra.put(name, value);
        return this;
    }

    public Answer get(String target) {
        return send("GET", target, new byte[0], "");
    }

    public Answer delete(String target) {
        return send("DELETE", target, new byte[0], "");
    }

    /** @param body a JSON text, or anything that is written as JSON */
    public Answer post(String target, Object body) {
        return send("POST", target, bytes(body), "application/json");
    }

    public Answer put(String target, Object body) {
        return send("PUT", target, bytes(body), "application/json");
    }

    public Answer patch(String target, Object body) {
        return send("PATCH", target, bytes(body), "application/merge-patch+json");
    }

    /** Fails where the answer, or a request that was accepted, is not as the service's document says. */
    public Answer send(String method, String target, byte[] body, String contentType) {
        Answer answer = exchange(method, target, body, contentType);
        boolean documented = !method.equals("HEAD"); // No document names it; it answers as GET does, without the body.
        if (documented && caller.service() == null && target.startsWith("/" + service + "/")) {
            ApiDocument.of(this).ifPresent(document -> verify(document, method, target, body, contentType, answer));
        }
        return answer;
    }

    private static void verify(
            ApiDocument document, String method, String target, byte[] body, String contentType, Answer answer) {
        String path = target.replaceFirst("\\?.*", "");
        ApiOperation operation = document.operation(method, path).orElse(null);
        if (operation == null) {
            assertThat(answer.status())
                    .as("%s %s is not documented", method, path)
                    .isIn(404, 405);
            return;
        }
        operation.verifyAnswer(answer);
        if (answer.status() < 300) {
            String query = target.length() > path.length() ? target.substring(path.length() + 1) : "";
            operation.verifyAccepted(query, contentType, new String(body, StandardCharsets.UTF_8));
        }
    }

    String base() {
        return base;
    }

    /** The service's own OpenAPI document. */
    Answer document() {
        return exchange("GET", "/" + service + "/openapi.yaml", new byte[0], "");
    }

    /** Posts, and gives the answer's body as it comes; to close it before its end breaks the connection off. */
    public InputStream stream(String target, Object body) {
        HttpRequest request = request("POST", target, bytes(body), "application/json");
        HttpResponse<InputStream> response = sent(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private Answer exchange(String method, String target, byte[] body, String contentType) {
        HttpRequest request = request(method, target, body, contentType);
        HttpResponse<String> response = sent(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private static <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String target, byte[] body, String contentType) {
        Map<String, String> headers = caller.headers();
        RequestSignature signature = signer.sign(method, target, BodyHash.of(body), headers.entrySet());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        extra.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (caller.service() != null) {
            request.header("X-Service-Name", caller.service());
        }
        request.header(SigningHeaders.NONCE, signature.nonce());
        request.header(signer.hop().timestampHeader(), signature.timestamp());
        request.header(signer.hop().signatureHeader(), signature.signature());
        return request.build();
    }

    private static byte[] bytes(Object body) {
        try {
            return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
