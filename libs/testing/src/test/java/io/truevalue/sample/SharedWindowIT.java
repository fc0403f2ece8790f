package io.truevalue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.truevalue.redis.RealRedis;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.Hop;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TestSecrets;
import io.truevalue.web.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Case S1 with two replicas of one service: what one has seen the other refuses. */
class SharedWindowIT {
    private static final String TARGET = "/sample/unknown";
    private static final RealRedis redis = redis();

    @RegisterExtension
    static final ServiceExtension one = replica();

    @RegisterExtension
    static final ServiceExtension other = replica();

    private final HttpClient http = HttpClient.newHttpClient();

    private static RealRedis redis() {
        try {
            return new RealRedis();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServiceExtension replica() {
        return ServiceExtension.of("sample")
                .with("truevalue.redis.url", redis.url())
                .with("truevalue.redis.timeout", "1s");
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
    }

    private static Map<String, String> signed() {
        Map<String, String> headers = new TreeMap<>();
        headers.put("X-Request-ID", Ids.next().toString());
        RequestSignature signature = RequestSigner.forGateway(
                        TestSecrets.of("gateway"), "sample-service", Clock.systemUTC())
                .sign("GET", TARGET, BodyHash.EMPTY, headers.entrySet());
        headers.put(SigningHeaders.NONCE, signature.nonce());
        headers.put(Hop.GATEWAY.timestampHeader(), signature.timestamp());
        headers.put(Hop.GATEWAY.signatureHeader(), signature.signature());
        return headers;
    }

    private CompletableFuture<HttpResponse<String>> send(ServiceExtension replica, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(replica.url() + TARGET));
        headers.forEach(request::header);
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Past the gate there is nothing at this address: a request that was let through is a 404. */
    private static boolean isLetThrough(HttpResponse<String> answer) {
        if (answer.statusCode() != 404) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("signature_replayed");
        }
        return answer.statusCode() == 404;
    }

    @Test
    void ofOneRequestShownToBothReplicasAtOnceOneIsTaken() {
        for (int round = 0; round < 20; round++) {
            Map<String, String> request = signed();
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                answers.add(send(i % 2 == 0 ? one : other, request));
            }
            assertThat(answers.stream().filter(answer -> isLetThrough(answer.join())))
                    .hasSize(1);
        }
    }

    @Test
    @Tag("fault")
    void withoutRedisEachReplicaRemembersByItself() throws IOException, InterruptedException {
        redis.kill();
        try {
            Map<String, String> request = signed();
            assertThat(isLetThrough(send(one, request).join())).isTrue();
            assertThat(isLetThrough(send(one, request).join())).isFalse();
        } finally {
            redis.start();
        }
        Awaitility.await().until(() -> isUp(one) && isUp(other));
    }

    private static boolean isUp(ServiceExtension replica) {
        return replica.bean(MeterRegistry.class)
                        .get("truevalue.redis.up")
                        .gauge()
                        .value()
                == 1;
    }
}
