package io.truevalue.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Stands for another service: answers by path as told, and records what it was asked. */
public final class FakePeer implements AutoCloseable {
    /** One request that it got. */
    public record Call(String method, String target, String body, Map<String, List<String>> headers) {}

    /** What it answers. */
    public record Reply(int status, String body) {
        public static Reply ok(String json) {
            return new Reply(200, json);
        }
    }

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Call, Reply>> replies = new ConcurrentHashMap<>();

    public FakePeer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers requests to this path, whatever their query. */
    public FakePeer on(String path, Function<Call, Reply> reply) {
        replies.put(path, reply);
        return this;
    }

    public FakePeer on(String path, String json) {
        return on(path, call -> Reply.ok(json));
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> callsTo(String path) {
        return calls.stream()
                .filter(call -> call.target().split("\\?", 2)[0].equals(path))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Call call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    body,
                    Map.copyOf(exchange.getRequestHeaders()));
            calls.add(call);
            Reply reply = replies.getOrDefault(
                            exchange.getRequestURI().getPath(), any -> new Reply(404, "{\"code\":\"not_found\"}"))
                    .apply(call);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
