package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cases R1 and R2 of the threat list, and the contract's limits at the gate. */
class LimitsIT {
    private static GatewayRig rig;

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    private static RawClient.Reply from(String address, String method, String target, String body, String... headers)
            throws IOException {
        try (RawClient client = new RawClient(rig.port, address)) {
            String lines = String.join(
                    "", List.of(headers).stream().map(line -> line + "\r\n").toList());
            String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
            return client.send(
                            method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + length + lines + "\r\n" + body)
                    .reply();
        }
    }

    @Test
    void r1The101stRequestOfAUserWaits() throws IOException {
        String bearer = GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()));
        for (int i = 0; i < 100; i++) {
            RawClient.Reply reply = rig.get("/crm/api/contacts", bearer);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("RateLimit-Limit")).isEqualTo("100");
            assertThat(reply.header("RateLimit-Remaining")).isEqualTo(Integer.toString(99 - i));
        }
        RawClient.Reply reply = rig.get("/crm/api/contacts", bearer);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.code()).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 62);
        assertThat(reply.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(rig.get("/crm/api/contacts", GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser())))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void r2TwoHundredTogetherAreAHundred() throws IOException, InterruptedException, ExecutionException {
        String bearer = GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()));
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = IntStream.range(0, 200)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> rig.get("/crm/api/contacts", bearer).status())
                    .toList();
            long taken = 0;
            for (Future<Integer> each : many.invokeAll(calls)) {
                taken += each.get() == 200 ? 1 : 0;
            }
            assertThat(taken).isBetween(100L, 104L);
        }
    }

    @Test
    void theAnonymousAreLimitedByAddressWhateverTheyClaim() throws IOException {
        for (int i = 0; i < 100; i++) {
            assertThat(from("127.0.0.2", "GET", "/billing/api/plans", "", "X-Forwarded-For: 10.0.0." + i)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(from("127.0.0.2", "GET", "/billing/api/plans", "", "X-Forwarded-For: 10.9.9.9")
                        .status())
                .isEqualTo(429);
        assertThat(from("127.0.0.3", "GET", "/billing/api/plans", "").status()).isEqualTo(200);
        assertThat(from("127.0.0.2", "GET", "/health/live", "").status()).isEqualTo(200);
        assertThat(from("127.0.0.2", "GET", "/", "").status()).isEqualTo(200);
        assertThat(from("127.0.0.2", "GET", "/health/live", "").all("RateLimit-Limit"))
                .isEmpty();
    }

    @Test
    void tokensCannotBeGuessedWithoutEnd() throws IOException {
        for (int i = 0; i < 100; i++) {
            assertThat(from("127.0.0.6", "GET", "/crm/api/x", "", "Authorization: Bearer guess" + i)
                            .status())
                    .isEqualTo(401);
        }
        assertThat(from("127.0.0.6", "GET", "/crm/api/x", "", "Authorization: Bearer one-more")
                        .status())
                .isEqualTo(429);
        assertThat(from("127.0.0.6", "GET", "/crm/api/x", "", GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser())))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void credentialsAreLimitedByAddress() throws IOException {
        for (int i = 0; i < 30; i++) {
            assertThat(from("127.0.0.4", "POST", "/auth/login", "{\"email\":\"u" + i + "@a.io\",\"password\":\"x\"}")
                            .status())
                    .isEqualTo(200);
        }
        RawClient.Reply reply = from("127.0.0.4", "POST", "/auth/password/forgot", "{\"email\":\"z@a.io\"}");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("RateLimit-Limit")).isEqualTo("30");
        assertThat(from("127.0.0.4", "POST", "/auth/refresh", "{}").status()).isEqualTo(200);
        assertThat(from("127.0.0.4", "GET", "/billing/api/plans", "").status()).isEqualTo(200);
    }

    @Test
    void credentialsAreLimitedByAccountFromWhereverTheyCome() throws IOException {
        for (int i = 0; i < 10; i++) {
            String email = i % 2 == 0 ? "Victim@Acme.com" : " victim@acme.COM ";
            assertThat(from(
                                    "127.0.1." + (i + 1),
                                    "POST",
                                    "/auth/login",
                                    "{\"email\":\"" + email + "\",\"password\":\"x\"}")
                            .status())
                    .isEqualTo(200);
        }
        RawClient.Reply reply =
                from("127.0.1.99", "POST", "/auth/login", "{\"password\":\"x\",\"email\":\"victim@acme.com\"}");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("RateLimit-Limit")).isEqualTo("10");
        assertThat(from("127.0.1.99", "POST", "/auth/login", "not json").status())
                .isEqualTo(200);
    }

    @Test
    void refreshesAndWebhooksHaveLimitsOfTheirOwn() throws IOException {
        assertThat(from("127.0.0.5", "POST", "/auth/refresh", "{}").header("RateLimit-Limit"))
                .isEqualTo("300");
        assertThat(from("127.0.0.5", "POST", "/billing/webhooks/stripe", "{}").header("RateLimit-Limit"))
                .isEqualTo("1000");
        assertThat(from("127.0.0.5", "POST", "/billing/webhooks/stripe/x", "{}").status())
                .isEqualTo(401);
        assertThat(from("127.0.0.5", "GET", "/auth/login", "").status()).isEqualTo(401);
    }
}
