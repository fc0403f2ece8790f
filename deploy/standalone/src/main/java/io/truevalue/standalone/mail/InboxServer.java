package io.truevalue.standalone.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows the inbox on the loopback address, as JSON and as a page. The mails hold secrets: a request by another host
 * name (DNS rebinding) is refused, and the HTML of a mail runs no script and reaches nothing.
 */
final class InboxServer implements AutoCloseable {
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";
    private static final int LONGEST_TEXT = 8_192;
    private static final Map<String, String> FILES = Map.of(
            "/", "text/html; charset=utf-8",
            "/inbox.css", "text/css; charset=utf-8",
            "/inbox.js", "text/javascript; charset=utf-8");

    private final ObjectMapper json = new ObjectMapper();
    private final Inbox inbox;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private InboxServer(Inbox inbox, InstantSource clock, HttpServer server) {
        this.inbox = inbox;
        this.clock = clock;
        this.server = server;
    }

    static InboxServer start(Inbox inbox, int port, InstantSource clock) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        InboxServer server = new InboxServer(inbox, clock, http);
        http.createContext("/", server::answer);
        http.setExecutor(server.workers);
        http.start();
        return server;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (!isForThisMachine(exchange)) {
                send(exchange, 421, "text/plain", "This inbox answers to localhost alone.\n");
                return;
            }
            route(exchange);
        }
    }

    private static boolean isForThisMachine(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("")
                .replaceFirst(":\\d+$", "");
        return List.of("localhost", "127.0.0.1", "[::1]").contains(host);
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " " + path;
        if (call.equals("GET /api/messages")) {
            send(
                    exchange,
                    200,
                    "application/json",
                    list(exchange.getRequestURI().getRawQuery()));
        } else if (call.equals("POST /api/messages")) {
            take(exchange);
        } else if (call.equals("DELETE /api/messages")) {
            inbox.clear();
            exchange.sendResponseHeaders(204, -1);
        } else if (call.matches("GET /api/messages/[0-9a-f-]+/html")) {
            sendHtml(exchange, path.split("/", -1)[3]);
        } else if (call.startsWith("GET ") && FILES.containsKey(path)) {
            exchange.getResponseHeaders().set("Content-Security-Policy", PAGE_POLICY);
            send(exchange, 200, FILES.get(path), file(path.equals("/") ? "/inbox.html" : path));
        } else {
            send(exchange, 404, "text/plain", "There is nothing here.\n");
        }
    }

    /** A short message to a phone, as a provider takes it; JSON, which no page of another site can send. */
    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_TEXT);
        JsonNode text;
        try {
            text = json.readTree(body);
        } catch (JsonProcessingException e) {
            text = MissingNode.getInstance();
        }
        boolean isJson = "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!isJson || !text.path("to").isTextual() || !text.path("text").isTextual()) {
            send(exchange, 400, "text/plain", "Send {to, from, text} as JSON.\n");
            return;
        }
        inbox.add(ReceivedMail.ofPhone(
                text.path("from").asText(),
                text.path("to").asText(),
                text.path("text").asText(),
                clock.instant()));
        exchange.sendResponseHeaders(202, -1);
    }

    private void sendHtml(HttpExchange exchange, String id) throws IOException {
        Optional<ReceivedMail> mail = inbox.byId(id);
        if (mail.isEmpty()) {
            send(exchange, 404, "text/plain", "This mail is gone.\n");
            return;
        }
        exchange.getResponseHeaders().set("Content-Security-Policy", MAIL_POLICY);
        send(
                exchange,
                200,
                "text/html; charset=utf-8",
                "<base target=\"_blank\">" + mail.get().html());
    }

    private String list(String rawQuery) throws IOException {
        Map<String, String> query = query(rawQuery);
        List<ReceivedMail> mails = query.containsKey("to") ? inbox.to(recipient(query.get("to"))) : inbox.all();
        return json.writeValueAsString(mails.stream()
                .limit(limit(query.getOrDefault("limit", ""), mails.size()))
                .map(InboxServer::view)
                .toList());
    }

    /** The plus sign of a phone's number, sent as it is, was decoded as a blank. */
    private static String recipient(String asked) {
        return asked.matches(" [0-9]+") ? "+" + asked.strip() : asked;
    }

    private static long limit(String asked, int all) {
        return !asked.matches("\\d{1,6}") ? all : Long.parseLong(asked);
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            Arrays.stream(raw.split("&", -1))
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        }
        return query;
    }

    private static Map<String, Object> view(ReceivedMail mail) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", mail.id());
        view.put("from", mail.from());
        view.put("to", mail.to());
        view.put("subject", mail.subject());
        view.put("text", mail.text());
        view.put("html", mail.html());
        view.put("received_at", mail.receivedAt().toString());
        return view;
    }

    private static String file(String name) {
        try (InputStream file = InboxServer.class.getResourceAsStream(name.substring(1))) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
