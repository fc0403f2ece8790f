package io.truevalue.cli.attack;

import io.truevalue.cli.attack.Case.Reaching;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** H4 and H7: HTTP/2 that would be something else once written as HTTP/1.1, and floods of frames. */
final class Http2Cases {
    private static final String REFUSED = "stream reset or goaway or 400 or closed";
    private static final String HOW = "not configured: run the platform with TRUEVALUE_GATEWAY_HTTP2_CLEARTEXT=true";
    private static final int FLOOD = 10_000;

    private final Stage stage;
    private final Cases cases;

    Http2Cases(Stage stage, Cases cases) {
        this.stage = stage;
        this.cases = cases;
    }

    void add() throws IOException {
        if (!RawHttp2.isSpoken("127.0.0.1", stage.target().gateway())) {
            cases.refused(
                    "H4",
                    "the preface of HTTP/2",
                    "400 or 501",
                    () -> stage.ask("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").toString());
            cases.elsewhere("H4", "headers that HTTP/2 forbids", HOW);
            cases.elsewhere("H7", "floods of resets and frames", HOW);
            return;
        }
        cases.passed("H4", "h2: a plain GET", "200", () -> ask(plain(), ""));
        forbidden();
        pseudo();
        tenants();
        lengths();
        floods();
    }

    private List<Map.Entry<String, String>> plain() {
        return new ArrayList<>(List.of(
                Map.entry(":method", "GET"),
                Map.entry(":scheme", "http"),
                Map.entry(":authority", "localhost"),
                Map.entry(":path", Stage.CONTACTS),
                Map.entry("authorization", "Bearer " + stage.mint().somebody())));
    }

    private List<Map.Entry<String, String>> with(String name, String value) {
        List<Map.Entry<String, String>> headers = plain();
        headers.add(Map.entry(name, value));
        return headers;
    }

    /** The plain request with another value of a pseudo-header, or without it where the value is empty. */
    private List<Map.Entry<String, String>> changed(String pseudo, String value) {
        List<Map.Entry<String, String>> headers = plain();
        headers.replaceAll(header -> header.getKey().equals(pseudo) ? Map.entry(pseudo, value) : header);
        headers.removeIf(header -> header.getKey().equals(pseudo) && value.isEmpty());
        return headers;
    }

    private void refuses(String sent, List<Map.Entry<String, String>> headers, String body) {
        cases.refused("H4", "h2: " + sent, REFUSED, () -> ask(headers, body));
    }

    private void forbidden() {
        for (Map.Entry<String, String> header : List.of(
                Map.entry("transfer-encoding", "chunked"),
                Map.entry("connection", "keep-alive"),
                Map.entry("connection", "x-org-id"),
                Map.entry("proxy-connection", "keep-alive"),
                Map.entry("keep-alive", "timeout=5"),
                Map.entry("upgrade", "h2c"),
                Map.entry("te", "gzip"),
                Map.entry("X-Upper", "1"),
                Map.entry("x-a", "b\r\nx-org-id: evil"),
                Map.entry("x-a", "b\nx-org-id: evil"),
                Map.entry("x-a", "b\rc"),
                Map.entry("x-a", "b\u0000c"),
                Map.entry("x-a\r\nx-org-id", "evil"),
                Map.entry("x a", "1"),
                Map.entry("x:a", "1"),
                Map.entry("", "1"),
                Map.entry("host", "evil.example"))) {
            refuses(header.getKey() + ": " + header.getValue(), with(header.getKey(), header.getValue()), "");
        }
    }

    private void pseudo() {
        for (String path : List.of(
                "",
                "/crm/api contacts",
                "/crm/api/contacts HTTP/1.1\r\nX: y",
                "crm/api/contacts",
                "/crm/../internal",
                "/crm//api",
                "http://localhost/crm/api/contacts",
                "*",
                "/crm/\u00e9")) {
            refuses(":path " + (path.isEmpty() ? "absent" : path), changed(":path", path), "");
        }
        for (String authority : List.of("evil.example", "localhost@evil.example", "localhost\r\nx: y", "a, b")) {
            refuses(":authority " + authority, changed(":authority", authority), "");
        }
        for (String method : List.of("", "GET / HTTP/1.1\r\nX: y", "G ET", "GET\r\n")) {
            refuses(":method " + (method.isEmpty() ? "absent" : method), changed(":method", method), "");
        }
        refuses(":scheme absent", changed(":scheme", ""), "");
        refuses(":path twice", with(":path", "/crm/api/companies"), "");
        refuses("a pseudo-header after the others", with(":authority", "localhost"), "");
        refuses("an unknown pseudo-header", with(":evil", "1"), "");
        refuses(":status in a request", with(":status", "200"), "");
    }

    private void tenants() {
        for (String name : List.of("x_org_id", "x-org_id", "x_user_permissions")) {
            refuses(name, with(name, "evil"), "");
        }
        List<Map.Entry<String, String>> twice = with("x-org-id", "a");
        twice.add(Map.entry("x-org-id", "b"));
        refuses("x-org-id twice", twice, "");
        List<Map.Entry<String, String>> tokens = with("authorization", "Bearer x");
        refuses("authorization twice", tokens, "");
        cases.passed("H4", "h2: x-org-id once, which is dropped", "200", () -> ask(with("x-org-id", "evil"), ""));
    }

    private void lengths() {
        for (String length : List.of("4", "100", "+10", "-1", "0x0a")) {
            List<Map.Entry<String, String>> headers = changed(":method", "POST");
            headers.add(Map.entry("content-length", length));
            refuses("content-length " + length + " over 10 bytes", headers, "0123456789");
        }
        // One number twice is that number (RFC 9110 8.6), and what ends the body here is its frames.
        List<Map.Entry<String, String>> same = changed(":method", "POST");
        same.add(Map.entry("content-length", "10,10"));
        cases.add(
                "H4",
                "h2: content-length 10,10 over 10 bytes",
                REFUSED,
                Reaching.atMost(1),
                () -> ask(same, "0123456789"));
        List<Map.Entry<String, String>> twice = changed(":method", "POST");
        twice.add(Map.entry("content-length", "10"));
        twice.add(Map.entry("content-length", "11"));
        refuses("content-length twice", twice, "0123456789");
    }

    private void floods() {
        flood("HEADERS, each reset at once", stream -> List.of(new Sent(RawHttp2.RST_STREAM, 8)));
        flood(
                "HEADERS, each made to be reset by an empty window update",
                stream -> List.of(new Sent(RawHttp2.WINDOW_UPDATE, 0)));
        cases.refused(
                "H7", "h2: 10,000 CONTINUATION frames of one head", "goaway or closed or stream reset or 431", () -> {
                    try (RawHttp2 http = open()) {
                        byte[] block = Hpack.encode(plain());
                        http.send(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, block);
                        byte[] more = Hpack.encode(List.of(Map.entry("x-a", "y".repeat(100))));
                        for (int i = 0; i < FLOOD; i++) {
                            http.send(RawHttp2.CONTINUATION, RawHttp2.NONE, 1, more);
                        }
                        return http.answer(1) + beside();
                    }
                });
        cases.refused("H7", "h2: 10,000 PING and SETTINGS frames", "goaway or closed", () -> {
            try (RawHttp2 http = open()) {
                for (int i = 0; i < FLOOD; i++) {
                    http.send(RawHttp2.PING, RawHttp2.NONE, 0, new byte[8]);
                    http.send(RawHttp2.SETTINGS, RawHttp2.NONE, 0, new byte[0]);
                }
                http.send(RawHttp2.DATA, RawHttp2.NONE, 1, new byte[1]);
                return http.answer(1) + beside();
            }
        });
    }

    /** A frame without flags whose payload is a number of 32 bits. */
    private record Sent(int type, int number) {}

    private interface After {
        List<Sent> frames(int stream);
    }

    private void flood(String sent, After after) {
        cases.add("H7", "h2: 10,000 " + sent, "goaway or closed", Reaching.atMost(LimitCases.OF_A_USER + 4), () -> {
            try (RawHttp2 http = open()) {
                byte[] block = Hpack.encode(plain());
                for (int stream = 1; stream < 2 * FLOOD; stream += 2) {
                    http.send(RawHttp2.HEADERS, RawHttp2.END_STREAM | RawHttp2.END_HEADERS, stream, block);
                    for (Sent frame : after.frames(stream)) {
                        http.send(frame.type(), RawHttp2.NONE, stream, RawHttp2.number(frame.number()));
                    }
                }
                return http.answer(2 * FLOOD + 1) + beside();
            }
        });
    }

    /** What another client got meanwhile. */
    private String beside() throws IOException {
        long began = System.nanoTime();
        Reply reply = stage.get("/health/live");
        return ", another client " + reply + " in " + (System.nanoTime() - began) / 1_000_000 + " ms";
    }

    private RawHttp2 open() throws IOException {
        return new RawHttp2("127.0.0.1", stage.target().gateway());
    }

    private String ask(List<Map.Entry<String, String>> headers, String body) throws IOException {
        try (RawHttp2 http = open()) {
            int last = body.isEmpty() ? RawHttp2.END_STREAM : RawHttp2.NONE;
            http.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS | last, 1, Hpack.encode(headers));
            if (!body.isEmpty()) {
                http.send(RawHttp2.DATA, RawHttp2.END_STREAM, 1, body.getBytes(StandardCharsets.US_ASCII));
            }
            return http.answer(1);
        }
    }
}
