package io.truevalue.notification.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShortMessageIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Provider provider = new Provider();

    @RegisterExtension
    static final ServiceExtension notification = ServiceExtension.of("notification")
            .with("truevalue.sms.url", "http://user:sesame@127.0.0.1:" + provider.port() + "/v1/messages?a=b");

    @AfterAll
    static void stop() {
        provider.server.stop(0);
    }

    @Test
    void handsAMessageToTheProvider() throws IOException {
        provider.status.set(202);
        UUID id = Ids.next();
        String phone = newPhone();
        send(id, phone, "sign_in_code");
        EventLog.Entry told = awaitEvent(id);
        assertThat(told.type()).isEqualTo("notification.sent");
        assertThat(told.data().get("to").asText()).isEqualTo(phone);
        assertThat(told.value()).doesNotContain("314159");
        Call call = provider.callTo(phone);
        assertThat(call.target()).isEqualTo("/v1/messages?a=b");
        assertThat(call.key()).isEqualTo(id.toString());
        assertThat(call.authorization())
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("user:sesame".getBytes(UTF_8)));
        JsonNode body = JSON.readTree(call.body());
        assertThat(body.get("text").asText()).contains("314159");
        assertThat(body.get("from").asText()).isEqualTo("TrueValue");
    }

    @Test
    void givesUpWhatTheProviderWillNeverTake() {
        provider.status.set(422);
        UUID id = Ids.next();
        send(id, newPhone(), "sign_in_code");
        EventLog.Entry told = awaitEvent(id);
        assertThat(told.type()).isEqualTo("notification.failed");
        assertThat(told.data().get("reason").asText()).isEqualTo("the provider answered 422");
    }

    @Test
    void writesOnlyWhatFitsAPhone() {
        notification
                .as(Caller.service("auth-service", null))
                .post("/internal/messages", message(Ids.next(), newPhone(), "verify_email"))
                .expectProblem(400, "validation_failed");
        notification
                .as(Caller.service("auth-service", null))
                .post("/internal/messages", message(Ids.next(), "+0123", "sign_in_code"))
                .expectProblem(400, "validation_failed");
    }

    @Test
    void saysByWhatPeopleAreReached() {
        assertThat(notification
                        .as(Caller.service("auth-service", null))
                        .get("/internal/channels")
                        .expect(200)
                        .at("/sms"))
                .isEqualTo("true");
    }

    private static void send(UUID id, String phone, String template) {
        notification
                .as(Caller.service("auth-service", null))
                .post("/internal/messages", message(id, phone, template))
                .expect(202);
    }

    private static Map<String, Object> message(UUID id, String phone, String template) {
        return Map.of(
                "id", id,
                "to", phone,
                "template", template,
                "data", Map.of("code", "314159", "full_name", "Sarah", "link", "http://localhost:8000/settings"));
    }

    private static EventLog.Entry awaitEvent(UUID id) {
        return EventLog.await(
                Topics.DELIVERY,
                event -> event.data().path("message_id").asText().equals(id.toString()));
    }

    private static String newPhone() {
        return "+1" + (1_000_000_000L + Math.floorMod(Ids.next().getLeastSignificantBits(), 9_000_000_000L));
    }

    private record Call(String target, String key, String authorization, String body) {}

    /** A provider on this machine. */
    private static final class Provider {
        private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
        private final AtomicInteger status = new AtomicInteger(200);
        private final HttpServer server;

        Provider() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", this::take);
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        Call callTo(String phone) {
            return calls.stream()
                    .filter(call -> call.body().contains(phone))
                    .findFirst()
                    .orElseThrow();
        }

        private void take(HttpExchange exchange) throws IOException {
            try (exchange) {
                calls.add(new Call(
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                exchange.sendResponseHeaders(status.get(), -1);
            }
        }
    }
}
