package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.gateway.edge.Drain;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A stop under load: what runs is answered whole, and nobody's connection breaks without notice (F5). */
class DrainIT {
    private final String user = GatewayRig.newUser();
    private final String token = "Bearer " + GatewayRig.token(user);
    private final String bearer = "Authorization: " + token;
    private final String target = "/crm/api/" + user;

    private GatewayRig rig(String notice) throws IOException {
        return new GatewayRig(Map.of(
                "truevalue.gateway.http2-cleartext",
                true,
                "truevalue.gateway.drain-notice",
                notice,
                "truevalue.gateway.drain-timeout",
                "20s",
                "truevalue.gateway.upstream.answer-timeout",
                "20s"));
    }

    private static CompletableFuture<Void> stop(GatewayRig rig) {
        Drain drain = rig.context.getBean(Drain.class);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(rig.context::close, Thread::startVirtualThread);
        GatewayRig.await(drain::isDraining);
        return stopped;
    }

    @Test
    void whatRunsIsAnsweredWholeAndWhatIsIdleIsClosed() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        try (GatewayRig rig = rig("0s");
                RawClient idle = rig.client();
                RawClient stream = rig.client();
                RawHttp2 newer = new RawHttp2(rig.port)) {
            rig.service.on(target, (seen, out) -> {
                answers.await();
                return RecordingService.send(out, "200 OK", "text/plain", "whole " + seen.header("X-Request-ID"));
            });
            rig.service.on("/analytics/api/stream", (seen, out) -> {
                RecordingService.raw(
                        out,
                        "HTTP/1.1 200 OK\nContent-Type: text/event-stream\nTransfer-Encoding: chunked\n\n5\n:hi\n\n");
                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
            });
            assertThat(idle.send(GatewayRig.request("GET", "/crm/api/x", bearer))
                            .reply()
                            .status())
                    .isEqualTo(200);
            stream.send(GatewayRig.request("GET", "/analytics/api/stream", bearer));
            assertThat(stream.line()).startsWith("HTTP/1.1 200");
            List<RawClient> running = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                running.add(rig.client()
                        .send(GatewayRig.request(i % 2 == 0 ? "GET" : "POST", target, bearer, "X-Request-ID: r" + i)));
            }
            newer.request(1, true, "POST", target, "authorization", token, "x-request-id", "h2");
            GatewayRig.await(() -> rig.service.count(target) == 21);

            CompletableFuture<Void> stopped = stop(rig);
            assertThat(idle.isClosedByServer()).isTrue();
            RawHttp2.Frame last = newer.await(RawHttp2.GOAWAY);
            assertThat(last.error()).isZero();
            while (!stream.line().equals("0")) {
                // the head and what was streamed
            }
            assertThat(stream.line()).isEmpty();
            assertThat(stream.isClosedByServer()).isTrue();
            assertThatThrownBy(rig::client).isInstanceOf(ConnectException.class);
            assertThat(stopped).isNotDone();

            answers.countDown();
            for (int i = 0; i < running.size(); i++) {
                RawClient.Reply reply = running.get(i).reply();
                assertThat(reply.body()).isEqualTo("whole r" + i);
                assertThat(reply.header("Connection")).isEqualTo("close");
                assertThat(running.get(i).isClosedByServer()).isTrue();
                running.get(i).close();
            }
            assertThat(newer.answer(1).body()).isEqualTo("whole h2");
            assertThat(newer.isClosedByServer()).isTrue();
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void balancersAndClientsAreToldFirst() throws Exception {
        try (GatewayRig rig = rig("3s");
                RawClient kept = rig.client();
                RawClient balancer = rig.client()) {
            assertThat(kept.send(GatewayRig.request("GET", target, bearer))
                            .reply()
                            .header("Connection"))
                    .isEmpty();
            assertThat(balancer.send(GatewayRig.request("GET", "/health/live"))
                            .reply()
                            .status())
                    .isEqualTo(200);
            CompletableFuture<Void> stopped = stop(rig);
            RawClient.Reply ready =
                    balancer.send(GatewayRig.request("GET", "/health/ready")).reply();
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.body()).isEqualTo("{\"status\":\"draining\"}");
            assertThat(ready.header("Connection")).isEqualTo("close");
            RawClient.Reply reply =
                    kept.send(GatewayRig.request("GET", target, bearer)).reply();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Connection")).isEqualTo("close");
            assertThat(kept.isClosedByServer()).isTrue();
            assertThat(rig.get(target, bearer).status()).isEqualTo(200);
            stopped.get(20, TimeUnit.SECONDS);
        }
    }
}
