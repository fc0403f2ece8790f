package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the gate tells the service, a collector and Prometheus of a request. */
class TellingIT {
    private static final String STRANGERS = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final String user = GatewayRig.newUser();
    private final String bearer = GatewayRig.bearer(GatewayRig.token(user));
    private final String target = "/crm/api/" + user;

    @Test
    void beginsATraceOfItsOwnThatNobodyRecords() throws IOException {
        try (GatewayRig rig = new GatewayRig(Map.of())) {
            rig.get(target, bearer, "traceparent: " + STRANGERS, "tracestate: a=1", "baggage: b=2");
            RecordingService.Seen seen = rig.service.only(target);
            assertThat(seen.all("traceparent")).hasSize(1);
            assertThat(seen.header("traceparent"))
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                    .doesNotContain("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(seen.all("tracestate")).isEmpty();
            assertThat(seen.all("baggage")).isEmpty();
        }
    }

    @Test
    void recordsByItsOwnShareAndNotByTheStrangersFlag() throws IOException {
        AtomicInteger sent = new AtomicInteger();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            sent.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        Map<String, Object> exporting = Map.of(
                "otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + collector.getAddress().getPort(),
                "otel.bsp.schedule.delay",
                "20");
        Map<String, Object> none = new java.util.HashMap<>(exporting);
        none.put("otel.traces.sampler", "parentbased_traceidratio");
        none.put("otel.traces.sampler.arg", "0");
        try (GatewayRig rig = new GatewayRig(none)) {
            rig.get(target, bearer, "traceparent: " + STRANGERS);
            assertThat(rig.service.only(target).header("traceparent")).endsWith("-00");
        }
        assertThat(sent).hasValue(0);
        try (GatewayRig rig = new GatewayRig(exporting)) {
            rig.get(target, bearer);
            assertThat(rig.service.only(target).header("traceparent")).endsWith("-01");
            GatewayRig.await(() -> sent.get() > 0);
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void countsWhatWasOneTooManyByItsKind() throws IOException {
        try (GatewayRig rig = new GatewayRig(Map.of("truevalue.gateway.limits.user", "1"))) {
            assertThat(rig.get(target, bearer).status()).isEqualTo(200);
            assertThat(rig.get(target, bearer).status()).isEqualTo(429);
            MeterRegistry meters = rig.context.getBean(MeterRegistry.class);
            GatewayRig.await(() -> meters.find("truevalue.gateway.rate.limited").counter() != null);
            assertThat(meters.get("truevalue.gateway.rate.limited")
                            .tag("kind", "user")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void countsEachRequestOnceHoweverItEnds() throws IOException {
        try (GatewayRig rig = new GatewayRig(Map.of())) {
            MeterRegistry meters = rig.context.getBean(MeterRegistry.class);
            rig.get(target, bearer);
            rig.get(target);
            rig.get("/health/live");
            try (RawClient client = rig.client()) {
                client.send(GatewayRig.request("GET", target, bearer));
            }
            GatewayRig.await(() ->
                    meters.get("truevalue.gateway.requests.in.flight").gauge().value() == 0);
            GatewayRig.await(() -> meters.get("truevalue.gateway.requests").timers().stream()
                            .mapToLong(Timer::count)
                            .sum()
                    == 4);
            assertThat(meters.get("truevalue.gateway.requests")
                            .tags("service", "crm", "method", "GET", "status", "4xx")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("truevalue.gateway.upstream")
                            .tags("service", "crm")
                            .timer()
                            .count())
                    .isPositive();
        }
    }
}
