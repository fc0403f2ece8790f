package io.truevalue.gateway.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.gateway.route.Service;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.Hop;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.web.Ids;
import io.truevalue.web.RequestIds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Signed calls of the gateway's own to {@code /internal/} routes. Blocks; for virtual threads only. */
@Singleton
public final class PeerCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<Service, URI> bases;
    private final GatewayKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    PeerCalls(PeerSettings peers, GatewayKeys keys, ObjectMapper json, Clock clock) {
        this.bases = peers.bases();
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    public JsonNode get(Service service, String target) throws IOException, InterruptedException {
        return json.readTree(send(ownSigner(service), service, "GET", target, new byte[0]));
    }

    /** What anyone may read there, signed as a forwarded request without a user. */
    public byte[] getPublic(Service service, String target) throws IOException, InterruptedException {
        return send(forwarder(service), service, "GET", target, new byte[0]);
    }

    public void post(Service service, String target, Object body) throws IOException, InterruptedException {
        send(ownSigner(service), service, "POST", target, json.writeValueAsBytes(body));
    }

    /** Whether the service says that it is ready; unsigned, as {@code /health/} is. */
    public boolean isReady(Service service) throws InterruptedException {
        URI base = bases.get(service);
        if (base == null) {
            return false;
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(base.resolve("/health/ready"))
                    .timeout(PATIENCE)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException unreachable) {
            return false;
        }
    }

    private RequestSigner ownSigner(Service service) {
        return keys.present().forOwnCalls(service.audience(), clock);
    }

    private RequestSigner forwarder(Service service) {
        return keys.present().forForwarding(service.audience(), clock);
    }

    private byte[] send(RequestSigner signer, Service service, String method, String target, byte[] body)
            throws IOException, InterruptedException {
        URI base = bases.get(service);
        if (base == null) {
            throw new PeerUnavailable("truevalue.peers." + service.segment() + " is not set");
        }
        String requestId = Ids.next().toString();
        RequestSignature signature =
                signer.sign(method, target, BodyHash.of(body), List.of(Map.entry(RequestIds.HEADER, requestId)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "*/*")
                .header(RequestIds.HEADER, requestId)
                .header(SigningHeaders.NONCE, signature.nonce())
                .header(signer.hop().timestampHeader(), signature.timestamp())
                .header(signer.hop().signatureHeader(), signature.signature())
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (signer.hop() == Hop.SERVICE) {
            request.header(SigningHeaders.SERVICE_NAME, signer.caller());
        }
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new PeerUnavailable(service.segment() + " answered " + answer.statusCode() + " to " + method);
        }
        return answer.body();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
