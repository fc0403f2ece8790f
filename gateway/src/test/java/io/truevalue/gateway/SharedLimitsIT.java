package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.truevalue.redis.RealRedis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cases R3 and R4 of the threat list: two gateways on one Redis, and what they do without it. */
class SharedLimitsIT {
    private static RealRedis redis;
    private static GatewayRig one;
    private static GatewayRig other;

    @BeforeAll
    static void start() throws IOException {
        redis = new RealRedis();
        one = rig();
        other = rig();
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        other.close();
        redis.close();
    }

    private static GatewayRig rig() throws IOException {
        return new GatewayRig(Map.of("truevalue.redis.url", redis.url(), "truevalue.redis.timeout", "1s"));
    }

    private static GatewayRig either(int i) {
        return i % 2 == 0 ? one : other;
    }

    private static int login(GatewayRig rig, String address, String email) throws IOException {
        String body = "{\"email\":\"" + email + "\",\"password\":\"x\"}";
        try (RawClient client = new RawClient(rig.port, address)) {
            return client.send("POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body)
                    .reply()
                    .status();
        }
    }

    private static void awaitRedis(boolean up) {
        GatewayRig.await(() -> gauge(one) == (up ? 1 : 0) && gauge(other) == (up ? 1 : 0));
    }

    private static double gauge(GatewayRig rig) {
        return rig.context
                .getBean(MeterRegistry.class)
                .get("truevalue.redis.up")
                .gauge()
                .value();
    }

    @Test
    void r3TwoGatewaysTogetherTakeAHundred() throws IOException, InterruptedException, ExecutionException {
        String bearer = GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()));
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            GatewayRig rig = either(i);
            calls.add(() -> rig.get("/crm/api/contacts", bearer).status());
        }
        int taken = 0;
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : many.invokeAll(calls)) {
                assertThat(each.get()).isIn(200, 429);
                taken += each.get() == 200 ? 1 : 0;
            }
        }
        assertThat(taken).isBetween(100, 104);
        assertThat(one.get("/crm/api/contacts", bearer).header("RateLimit-Remaining"))
                .isEqualTo("0");
    }

    @Test
    void credentialsAreCountedTogetherByAddressAndAccount() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThat(login(either(i), "127.0.2." + (i + 1), "shared@acme.com"))
                    .isEqualTo(200);
        }
        assertThat(login(one, "127.0.2.98", "shared@acme.com")).isEqualTo(429);
        assertThat(login(other, "127.0.2.99", "Shared@Acme.com")).isEqualTo(429);
        for (int i = 0; i < 30; i++) {
            assertThat(login(either(i), "127.0.3.1", "u" + i + "@acme.com")).isEqualTo(200);
        }
        assertThat(login(one, "127.0.3.1", "v@acme.com")).isEqualTo(429);
        assertThat(login(other, "127.0.3.1", "w@acme.com")).isEqualTo(429);
    }

    /** Sent ahead on one connection, each waits for its count, and the answers keep their order. */
    @Test
    void whatIsSentAheadIsAnsweredInOrder() throws IOException {
        String bearer = GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()));
        try (RawClient client = one.client()) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 105; i++) {
                requests.append("POST /crm/api/contacts HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: r")
                        .append(i)
                        .append("\r\nContent-Length: 2\r\n")
                        .append(bearer)
                        .append("\r\n\r\n{}");
            }
            client.send(requests.toString());
            for (int i = 0; i < 100; i++) {
                RawClient.Reply reply = client.reply();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("X-Request-ID")).isEqualTo("r" + i);
            }
            assertThat(client.reply().status()).isEqualTo(429);
        }
    }

    @Test
    @Tag("fault")
    void r4WithoutRedisLoginStaysLimitedAndTheRestIsLimitedAGateway() throws IOException, InterruptedException {
        String known = GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()));
        for (int i = 0; i < 40; i++) {
            assertThat(one.get("/crm/api/contacts", known).status()).isEqualTo(200);
        }
        redis.kill();
        GatewayRig.await(() -> {
            try {
                return one.get("/billing/api/plans").status() != 500
                        && other.get("/billing/api/plans").status() != 500
                        && gauge(one) + gauge(other) == 0;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        int byAccount = 0;
        for (int i = 0; i < 30; i++) {
            byAccount += login(either(i), "127.0.4." + (i + 1), "lost@acme.com") == 200 ? 1 : 0;
        }
        assertThat(byAccount).isEqualTo(10);
        int byAddress = 0;
        for (int i = 0; i < 50; i++) {
            byAddress += login(either(i), "127.0.5.1", "l" + i + "@acme.com") == 200 ? 1 : 0;
        }
        assertThat(byAddress).isEqualTo(30);
        int ofKnown = 0;
        for (int i = 0; i < 70; i++) {
            ofKnown += one.get("/crm/api/contacts", known).status() == 200 ? 1 : 0;
        }
        assertThat(ofKnown).isBetween(60, 64);
        MeterRegistry metrics = one.context.getBean(MeterRegistry.class);
        assertThat(metrics.counter("truevalue.redis.losses").count()).isEqualTo(1);
        assertThat(metrics.counter("truevalue.redis.fallbacks", "use", "limit").count())
                .isGreaterThan(50);
        redis.start();
        awaitRedis(true);
        r3TogetherAgain();
    }

    private static void r3TogetherAgain() throws IOException {
        String bearer = GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()));
        one.get("/crm/api/contacts", bearer);
        assertThat(other.get("/crm/api/contacts", bearer).header("RateLimit-Remaining"))
                .isEqualTo("98");
    }

    @Test
    @Tag("fault")
    void r4AHangingRedisIsLeftAloneUntilItAnswers() throws IOException, InterruptedException {
        String bearer = GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()));
        redis.hold();
        try {
            for (int i = 0; i < 100; i++) {
                assertThat(one.get("/crm/api/contacts", bearer).status()).isEqualTo(200);
            }
            assertThat(gauge(one)).isZero();
            assertThat(one.get("/crm/api/contacts", bearer).status()).isEqualTo(429);
        } finally {
            redis.release();
        }
        awaitRedis(true);
        r3TogetherAgain();
    }
}
