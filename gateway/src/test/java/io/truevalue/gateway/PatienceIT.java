package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.truevalue.gateway.refusal.RefusalReports;
import io.truevalue.gateway.usage.UsageReports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Slow clients (R5, scaled down), stale connections, and the report of refusals. */
class PatienceIT {
    private static final String USAGE = "/internal/api-usage";

    private static GatewayRig rig;

    private final String user = GatewayRig.newUser();
    private final String bearer = GatewayRig.bearer(GatewayRig.token(user));

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of(
                "truevalue.gateway.head-timeout", "1s",
                "truevalue.gateway.body-timeout", "1s",
                "truevalue.gateway.keep-alive", "2s"));
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    @Test
    void r5SlowClientsAreSentAwayAndNobodyWaitsForThem() throws IOException {
        List<RawClient> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            slow.add(rig.client().send("GET /crm/api/x HTTP/1.1\r\nHost: local"));
        }
        for (int i = 0; i < 50; i++) {
            slow.add(rig.client()
                    .send("POST /crm/api/x HTTP/1.1\r\nHost: localhost\r\n" + bearer
                            + "\r\nContent-Length: 100\r\n\r\n{"));
        }
        long start = System.nanoTime();
        assertThat(rig.get("/crm/api/x", bearer).status()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        for (RawClient each : slow) {
            RawClient.Reply reply = each.reply();
            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.code()).isEqualTo("request_timeout");
            assertThat(reply.header("Connection")).isEqualTo("close");
            assertThat(each.isClosedByServer()).isTrue();
            each.close();
        }
    }

    @Test
    void anIdleConnectionIsClosed() throws IOException {
        try (RawClient client = rig.client()) {
            assertThat(client.send(GatewayRig.request("GET", "/crm/api/x", bearer))
                            .reply()
                            .status())
                    .isEqualTo(200);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void refusalsOfKnownUsersAreReportedWithACount() throws IOException, InterruptedException {
        rig.service.on("/internal/refusals", (seen, out) -> {
            RecordingService.raw(out, "HTTP/1.1 204 No Content\n\n");
            return true;
        });
        rig.service.on(
                "/crm/api/denied",
                (seen, out) -> RecordingService.send(
                        out,
                        "403 Forbidden",
                        "application/problem+json",
                        "{\"code\":\"permission_denied\",\"status\":403}"));
        for (int i = 0; i < 3; i++) {
            RawClient.Reply reply = rig.get("/crm/api/denied", bearer);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).isEqualTo("{\"code\":\"permission_denied\",\"status\":403}");
        }
        rig.get("/crm/api/denied");
        rig.context.getBean(RefusalReports.class).report();
        RecordingService.Seen report = rig.service.only("/internal/refusals");
        assertThat(report.body())
                .contains(
                        "\"user_id\":\"" + user + "\"",
                        "\"route\":\"/crm/api/denied\"",
                        "\"code\":\"permission_denied\"",
                        "\"count\":3");
        assertThat(report.verdict().toString()).startsWith("Verified[hop=SERVICE, caller=gateway,");
        assertThat(rig.context
                        .getBean(MeterRegistry.class)
                        .counter("truevalue.gateway.refusals", "code", "unauthenticated", "known", "no")
                        .count())
                .isPositive();
    }

    @Test
    void callsOfAnOrganisationAreReportedOnceWhateverBecameOfTheFirstReport() throws IOException, InterruptedException {
        UsageReports reports = rig.context.getBean(UsageReports.class);
        reports.report();
        AtomicBoolean away = new AtomicBoolean(true);
        rig.service.on(USAGE, (seen, out) -> {
            RecordingService.raw(
                    out,
                    away.getAndSet(false) ? "HTTP/1.1 503 Away\nContent-Length: 0\n\n" : "HTTP/1.1 204 No Content\n\n");
            return true;
        });
        int before = rig.service.all(USAGE).size();
        rig.get("/crm/api/counted", bearer);
        reportUntil(before + 1, reports);
        rig.get("/crm/api/counted", bearer);
        reportUntil(before + 3, reports);

        List<String> bodies = rig.service.all(USAGE).stream()
                .skip(before)
                .map(RecordingService.Seen::body)
                .toList();
        assertThat(bodies).hasSize(3);
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0)).contains("\"calls\":1", "\"errors\":0");
        assertThat(bodies.get(2)).contains("\"calls\":1");
    }

    /** A call is counted a moment after its answer. */
    private static void reportUntil(int count, UsageReports reports) throws IOException, InterruptedException {
        for (int tries = 0; tries < 1_000 && rig.service.all(USAGE).size() < count; tries++) {
            rig.get("/health/live");
            reports.report();
        }
    }
}
