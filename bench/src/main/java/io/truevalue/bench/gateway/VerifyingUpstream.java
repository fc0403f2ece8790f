package io.truevalue.bench.gateway;

import com.sun.net.httpserver.HttpServer;
import io.truevalue.signing.RequestVerifier;
import io.truevalue.signing.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Stands where the light upstream will stand, while the duties are checked: it keeps what it saw, and verifies it. */
final class VerifyingUpstream implements AutoCloseable {
    record Seen(ReceivedRequest request, Verdict verdict) {}

    private final HttpServer server;
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();

    VerifyingUpstream(int port, Secrets secrets) throws IOException {
        RequestVerifier verifier = SignedPeers.verifier(secrets, Secrets.AUDIENCE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            ReceivedRequest request = ReceivedRequest.of(exchange);
            if (!request.target().startsWith("/health/")) {
                seen.add(new Seen(request, request.verify(verifier)));
            }
            SignedPeers.send(exchange, 200, "{}");
        });
        server.start();
    }

    void forget() {
        seen.clear();
    }

    /** The first request since {@link #forget}, or null where none came through. */
    @Nullable
    Seen first() {
        return seen.peek();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
