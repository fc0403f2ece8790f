package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Case J15 of the threat list, without Kafka: the gate asks auth and permission each second. */
class RevocationIT {
    private static final String ORGANIZATION = "018f2f6e-1111-7000-8000-00000000000a";
    private static final AtomicReference<String> revoked = new AtomicReference<>("{\"items\":[],\"next\":0}");
    private static final AtomicReference<String> versions = new AtomicReference<>("{\"items\":[]}");
    private static GatewayRig rig;

    private final String user = GatewayRig.newUser();
    private final String bearer = GatewayRig.bearer(GatewayRig.token(user));
    private final String target = "/crm/api/" + user;

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of("truevalue.gateway.limits.user", 1_000_000));
        rig.service.on("/internal/revocations", (seen, out) -> GatewayRig.json(out, revoked.get()));
        rig.service.on("/internal/authz-versions", (seen, out) -> GatewayRig.json(out, versions.get()));
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    private static void revoke(String kind, String id) {
        revoked.set("{\"items\":[{\"seq\":7,\"kind\":\"" + kind + "\",\"id\":\"" + id + "\",\"at\":\"" + Instant.now()
                + "\"}],\"next\":7}");
    }

    private int status() {
        try {
            return rig.get(target, bearer).status();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRevokedSessionEndsWithinASecondOrSo() throws IOException {
        assertThat(status()).isEqualTo(200);
        revoke("session", "s-" + user);
        GatewayRig.await(() -> status() == 401);
        assertThat(rig.get(target, bearer).code()).isEqualTo("unauthenticated");
    }

    @Test
    void aRevokedUserEndsWithAllTokensSoFar() {
        assertThat(status()).isEqualTo(200);
        revoke("user", user);
        GatewayRig.await(() -> status() == 401);
    }

    @Test
    void aSupersededTokenEndsAlone() throws IOException {
        Map<String, String> claims = TestTokens.claims(user, Instant.now());
        claims.put("jti", TestTokens.quoted("old-" + user));
        String old = GatewayRig.bearer(TestTokens.mint(claims));
        assertThat(rig.get(target, old).status()).isEqualTo(200);
        revoke("token", "old-" + user);
        GatewayRig.await(() -> {
            try {
                return rig.get(target, old).status() == 401;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void lowerVersionsOfGrantsAreOutdated() throws IOException {
        assertThat(status()).isEqualTo(200);
        versions.set("{\"items\":[{\"user_id\":\"" + user + "\",\"org_id\":\"" + ORGANIZATION + "\",\"version\":6}]}");
        GatewayRig.await(() -> status() == 401);
        assertThat(rig.get(target, bearer).code()).isEqualTo("token_outdated");
        Map<String, String> claims = TestTokens.claims(user, Instant.now());
        claims.put("authz_version", "6");
        assertThat(rig.get(target, GatewayRig.bearer(TestTokens.mint(claims))).status())
                .isEqualTo(200);
    }

    @Test
    void theStreamOfARevokedSessionIsCut() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        rig.service.on(target, (seen, out) -> {
            RecordingService.raw(
                    out, "HTTP/1.1 200 OK\nContent-Type: text/event-stream\nTransfer-Encoding: chunked\n\n");
            RecordingService.raw(out, "b\ndata: 1\n\n\n");
            return end.await(10, TimeUnit.SECONDS);
        });
        try (RawClient client = rig.client().send(GatewayRig.request("GET", target, bearer))) {
            while (!client.line().equals("data: 1")) {
                // the head and the chunk's size
            }
            revoke("session", "s-" + user);
            assertThat(client.rest()).doesNotContain("data: 2");
        }
        end.countDown();
    }

    @Test
    void theGatesOwnCallsAreSignedAsAService() {
        GatewayRig.await(() -> rig.service.count("/internal/revocations") > 0);
        RecordingService.Seen call = rig.service.seen.stream()
                .filter(seen -> seen.target().startsWith("/internal/revocations"))
                .findFirst()
                .orElseThrow();
        assertThat(call.header("X-Service-Name")).isEqualTo("gateway");
        assertThat(call.verdict().toString()).startsWith("Verified[hop=SERVICE, caller=gateway,");
    }
}
