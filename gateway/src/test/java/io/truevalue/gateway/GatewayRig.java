package io.truevalue.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A real gateway on a free port, before a recording service that stands for all eight. */
final class GatewayRig implements AutoCloseable {
    static final String SECRET = "5ec2e7a1".repeat(8);

    final RecordingService service;
    final ApplicationContext context;
    final int port;

    GatewayRig(Map<String, Object> properties) throws IOException {
        service = new RecordingService(HexFormat.of().parseHex(SECRET));
        service.on("/internal/revocations", (seen, out) -> json(out, "{\"items\":[],\"next\":0}"));
        service.on("/internal/authz-versions", (seen, out) -> json(out, "{\"items\":[]}"));
        Map<String, Object> all = new HashMap<>();
        for (String name :
                new String[] {"auth", "org", "permission", "billing", "audit-log", "analytics", "crm", "notification"
                }) {
            all.put("truevalue.peers." + name, "http://127.0.0.1:" + service.port());
        }
        all.put("micronaut.server.port", -1);
        all.put("micronaut.server.host", "127.0.0.1");
        all.put("endpoints.all.port", -1);
        all.put("micronaut.netty.event-loops.default.shutdown-quiet-period", "0s");
        all.put("truevalue.signing.secret", SECRET);
        all.put("truevalue.jwt.secret", TestTokens.SECRET);
        all.put("truevalue.jwt.previous-secret", TestTokens.PREVIOUS);
        all.put("truevalue.gateway.cors.allowed-origins", "https://app.example");
        all.put("truevalue.gateway.drain-timeout", "2s");
        all.put("truevalue.gateway.upstream.connect-timeout", "500ms");
        all.put("truevalue.gateway.upstream.answer-timeout", "1s");
        all.putAll(properties);
        context = ApplicationContext.builder()
                .properties(all)
                .environments("gateway")
                .deduceEnvironment(false)
                .banner(false)
                .start();
        port = context.getBean(EmbeddedServer.class).start().getPort();
    }

    static boolean json(OutputStream out, String body) throws IOException {
        return RecordingService.send(out, "200 OK", "application/json", body);
    }

    /** A user of its own, so that no test meets another's limit. */
    static String newUser() {
        return UUID.randomUUID().toString();
    }

    static String token(String user) {
        return TestTokens.mint(TestTokens.claims(user, Instant.now()));
    }

    RawClient client() throws IOException {
        return new RawClient(port);
    }

    /** A request line, the Host header and the given header lines, without a body. */
    static String request(String method, String target, String... headers) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n"
                + String.join(
                        "",
                        java.util.Arrays.stream(headers)
                                .map(line -> line + "\r\n")
                                .toList()) + "\r\n";
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    RawClient.Reply get(String target, String... headers) throws IOException {
        return call(request("GET", target, headers));
    }

    RawClient.Reply call(String request) throws IOException {
        try (RawClient client = client()) {
            return client.send(request).reply();
        }
    }

    RawClient.Reply post(String target, String body, String... headers) throws IOException {
        return call(
                "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n"
                        + String.join(
                                "",
                                java.util.Arrays.stream(headers)
                                        .map(line -> line + "\r\n")
                                        .toList())
                        + "\r\n" + body);
    }

    static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("did not come true within 10 s");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        context.close();
        service.close();
    }
}
