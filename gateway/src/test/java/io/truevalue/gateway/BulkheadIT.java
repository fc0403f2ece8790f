package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** F3, F4 and F10: one service that is stuck or gone takes its own share of the gate and nobody else's. */
class BulkheadIT {
    private static final int CONCURRENT = 8;
    private static final int STREAMS = 2;

    private static ServerSocket stuck;
    private static GatewayRig rig;

    private final String bearer = GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()));

    @BeforeAll
    static void start() throws IOException {
        // It accepts, since the kernel does, and never answers.
        stuck = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        rig = new GatewayRig(Map.of(
                "truevalue.peers.crm",
                "http://127.0.0.1:" + stuck.getLocalPort(),
                "truevalue.peers.billing",
                "http://127.0.0.1:9",
                "truevalue.gateway.upstream.concurrent",
                CONCURRENT,
                "truevalue.gateway.upstream.streams",
                STREAMS));
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
        stuck.close();
    }

    private static double gauge(String name, String service) {
        return rig.context
                .getBean(MeterRegistry.class)
                .get("truevalue.gateway.upstream." + name)
                .tag("service", service)
                .gauge()
                .value();
    }

    @Test
    void aStuckServiceFillsItsOwnShareAndTheOthersAreServed() throws IOException {
        List<RawClient> waiting = new ArrayList<>();
        for (int i = 0; i < CONCURRENT; i++) {
            waiting.add(rig.client().send(GatewayRig.request("POST", "/crm/api/x", bearer)));
        }
        GatewayRig.await(() -> gauge("running", "crm") == CONCURRENT);
        for (int i = 0; i < 10; i++) {
            RawClient.Reply refused = rig.get("/crm/api/x", bearer);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("unavailable");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(rig.get("/org/api/x", bearer).status()).isEqualTo(200);
        }
        assertThat(gauge("running", "crm")).isEqualTo(CONCURRENT);
        assertThat(rig.context
                        .getBean(MeterRegistry.class)
                        .get("truevalue.gateway.upstream.refused")
                        .tags("service", "crm", "reason", "full")
                        .counter()
                        .count())
                .isEqualTo(10);
        for (RawClient each : waiting) {
            assertThat(each.reply().status()).isEqualTo(504);
            each.close();
        }
        assertThat(gauge("running", "crm")).isZero();
        assertThat(gauge("running", "org")).isZero();
    }

    @Test
    void aServiceThatIsGoneIsLeftAloneAndAskedAgainLater() throws IOException {
        for (int i = 0; i < 30; i++) {
            assertThat(rig.get("/billing/api/x", bearer).status()).isEqualTo(503);
        }
        assertThat(gauge("breaker", "billing")).isPositive();
        assertThat(gauge("breaker", "org")).isZero();
        assertThat(gauge("running", "billing")).isZero();
    }

    @Test
    void aServiceThatComesBackIsServedAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        rig.service.on("/analytics/api/x", (seen, out) -> false);
        for (int i = 0; i < 20; i++) {
            assertThat(rig.post("/analytics/api/x", "{}", bearer).status()).isEqualTo(503);
        }
        assertThat(gauge("breaker", "analytics")).isPositive();
        rig.service.on("/analytics/api/x", (seen, out) -> {
            asked.incrementAndGet();
            return RecordingService.send(out, "500 Internal Server Error", "text/plain", "its own fault");
        });
        GatewayRig.await(() -> {
            String other = GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()));
            try {
                return rig.get("/analytics/api/x", other).status() == 500 && gauge("breaker", "analytics") == 0;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(asked.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void openStreamsTakeNoPlaceOfRequestsAndHaveABoundOfTheirOwn() throws IOException {
        rig.service.on("/notification/api/stream", (seen, out) -> {
            RecordingService.raw(
                    out, "HTTP/1.1 200 OK\nContent-Type: text/event-stream\nTransfer-Encoding: chunked\n\n5\n:hi\n\n");
            return waitForEver();
        });
        List<RawClient> open = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            RawClient client = rig.client().send(GatewayRig.request("GET", "/notification/api/stream", bearer));
            assertThat(client.line()).startsWith("HTTP/1.1 200");
            open.add(client);
        }
        assertThat(gauge("streams", "notification")).isEqualTo(STREAMS);
        assertThat(gauge("running", "notification")).isZero();
        assertThat(rig.get("/notification/api/stream", bearer).status()).isEqualTo(503);
        assertThat(rig.get("/notification/api/x", bearer).status()).isEqualTo(200);
        for (RawClient client : open) {
            client.close();
        }
        GatewayRig.await(() -> gauge("streams", "notification") == 0);
    }

    private static boolean waitForEver() throws InterruptedException {
        new java.util.concurrent.CountDownLatch(1).await();
        return false;
    }
}
