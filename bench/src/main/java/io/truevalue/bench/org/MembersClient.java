package io.truevalue.bench.org;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.bench.CannotMeasure;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Asks org for pages of members, signed as the gateway signs. */
final class MembersClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final RequestSigner signer;

    MembersClient(String url, Secret gateway) {
        this.url = url;
        this.signer = RequestSigner.forGateway(gateway.bytes(), "org-service", Clock.systemUTC());
    }

    /** The answer's JSON; throws unless it is answered with 200. */
    byte[] page(String query) throws IOException, InterruptedException {
        String target = "/org/api/organizations/" + Databases.SLUG + "/members?" + query;
        List<Map.Entry<String, String>> tenant = List.of(
                Map.entry("x-org-id", Databases.ORGANIZATION),
                Map.entry("x-org-slug", Databases.SLUG),
                Map.entry("x-request-id", UUID.randomUUID().toString()),
                Map.entry("x-user-email", "person1@big.example"),
                Map.entry("x-user-id", "0199a7c2-1111-7000-8000-000000000001"),
                Map.entry("x-user-permissions", "members:read"),
                Map.entry("x-user-roles", "admin"),
                Map.entry("x-user-type", "user"));
        RequestSignature signature = signer.sign("GET", target, BodyHash.EMPTY, tenant);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + target)).timeout(Duration.ofSeconds(30));
        tenant.forEach(header -> request.header(header.getKey(), header.getValue()));
        request.header(SigningHeaders.NONCE, signature.nonce())
                .header(SigningHeaders.GATEWAY_TIMESTAMP, signature.timestamp())
                .header(SigningHeaders.GATEWAY_SIGNATURE, signature.signature());
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("answered " + answer.statusCode() + ": " + new String(answer.body(), UTF_8));
        }
        return answer.body();
    }

    /** Returns once a page is answered: until then a service may still be starting. */
    void awaitAnswer() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                page("limit=1");
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > until) {
                    throw new CannotMeasure("No page was answered: " + notYet.getMessage(), notYet);
                }
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotMeasure("Interrupted.", e);
            }
        }
    }

    JsonNode read(String query) {
        try {
            return JSON.readTree(page(query));
        } catch (IOException e) {
            throw new CannotMeasure("A page was not answered: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted.", e);
        }
    }
}
