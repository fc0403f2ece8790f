package io.truevalue.bench.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.truevalue.signing.Hop;
import io.truevalue.signing.ReplayMemory;
import io.truevalue.signing.RequestVerifier;
import io.truevalue.signing.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What our gateway asks by itself before it is ready: auth and permission, signed, with nothing revoked. */
final class SignedPeers implements AutoCloseable {
    private static final Map<String, String> AUDIENCES = Map.of(
            "/internal/revocations", "auth-service",
            "/internal/authz-versions", "permission-service",
            "/internal/refusals", "permission-service");

    private final HttpServer server;

    private SignedPeers(HttpServer server) {
        this.server = server;
    }

    static SignedPeers start(Secrets secrets) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AUDIENCES.forEach((path, audience) ->
                server.createContext(path, exchange -> answer(exchange, verifier(secrets, audience))));
        server.createContext("/health/ready", exchange -> send(exchange, 200, "{}"));
        server.start();
        return new SignedPeers(server);
    }

    /** Verifies requests that are addressed to one service, by whichever hop. */
    static RequestVerifier verifier(Secrets secrets, String audience) {
        Clock clock = Clock.systemUTC();
        Duration window = Duration.ofSeconds(30);
        ReplayMemory memory = new ReplayMemory(10_000, window, clock.instant().minus(window));
        return new RequestVerifier(
                audience,
                (hop, caller) -> caller.equals("gateway") ? List.of(secrets.keyFor(audience)) : List.of(),
                memory,
                clock);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, RequestVerifier verifier) throws IOException {
        Verdict verdict = ReceivedRequest.of(exchange).verify(verifier);
        boolean isGateway = verdict instanceof Verdict.Verified verified && verified.hop() == Hop.SERVICE;
        send(exchange, isGateway ? 200 : 401, isGateway ? "{\"items\":[],\"next\":0}" : "{}");
    }

    static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
