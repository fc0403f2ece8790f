package io.truevalue.cli.attack;

import io.truevalue.cli.attack.Case.Reaching;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** H: where a request ends. Behind each body stands a second request, which must never be taken for one. */
final class FramingCases {
    private static final String REFUSED = "400 ambiguous_request, closed";

    private final Stage stage;
    private final Cases cases;

    FramingCases(Stage stage, Cases cases) {
        this.stage = stage;
        this.cases = cases;
    }

    void add() {
        transferEncodings();
        contentLengths();
        chunks();
        lines();
        versions();
        cases.elsewhere("H6", "answers of a service that are not one answer", "ForwardingIT of the gateway");
    }

    /** A POST with these head lines and this body, and a request hidden behind it. */
    private String hiding(String framing, String body) {
        String bearer = stage.bearer();
        return "POST /crm/api/contacts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + bearer
                + "\r\n" + framing + "\r\n\r\n" + body + Stage.head("GET", Stage.HIDDEN, bearer);
    }

    private void refuses(String threat, String framing, String body) {
        cases.refused(threat, framing, REFUSED, () -> stage.askAndWatch(hiding(framing, body)));
    }

    private void transferEncodings() {
        refuses("H1", "Content-Length: 6\r\nTransfer-Encoding: chunked", "0\r\n\r\nX");
        refuses("H1", "Transfer-Encoding: chunked\r\nContent-Length: 4", "5c\r\nGPOST / HTTP/1.1\r\n\r\n0\r\n\r\n");
        for (String framing : List.of(
                "Transfer-Encoding: chunked, xchunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: cow, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-encoding: cow",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding: chunked\u000b",
                "Transfer-Encoding:\u0000chunked",
                "Transfer-Encoding: chunked\u00a0",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding\t: chunked",
                "Transfer-Encoding\u000b: chunked",
                " Transfer-Encoding: chunked",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: 'chunked'",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding: chunk",
                "Transfer-Encoding:",
                "X: 1\nTransfer-Encoding: chunked",
                "X: 1\rTransfer-Encoding: chunked",
                "Transfer_Encoding: chunked\r\nContent-Length: 5, 6",
                "Content-Length: 5\r\nTransfer-Encoding:\r\n chunked")) {
            refuses("H1", framing, "0\r\n\r\n");
        }
        cases.refused(
                "H1",
                "Transfer-Encoding: chunked under HTTP/1.0",
                REFUSED,
                () -> stage.askAndWatch(
                        hiding("Transfer-Encoding: chunked", "0\r\n\r\n").replaceFirst("HTTP/1.1", "HTTP/1.0")));
        cases.add(
                "H1",
                "Transfer_Encoding: chunked, Content-Length: 5: one body, then one more",
                "400 malformed_request, 200",
                Reaching.exactly(2),
                () -> pair(hiding("Transfer_Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n")));
    }

    private void contentLengths() {
        for (String framing : List.of(
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: 5\r\ncontent-length: 0",
                "Content-Length: 5, 5",
                "Content-Length: 4,4",
                "Content-Length: +5",
                "Content-Length: +4",
                "Content-Length: -0",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length: 5.0",
                "Content-Length: 5e0",
                "Content-Length: 5\u0000",
                "Content-Length: \u000b5",
                "Content-Length: 9223372036854775808",
                "Content-Length: 99999999999999999999",
                "Content-Length: 18446744073709551621",
                "Content-Length:",
                "Content-Length: five",
                "Content-Length : 5",
                "Content-Length\u00a0: 5",
                "Content-Length: 5\r\n ,6")) {
            refuses("H2", framing, "0\r\n\r\n");
        }
        cases.add(
                "H2",
                "GET with a body of 5 bytes, then one more",
                "200, 200",
                Reaching.exactly(2),
                () -> pair(Stage.head("GET", Stage.CONTACTS, stage.bearer(), "Content-Length: 5") + "hello"
                        + Stage.head("GET", Stage.HIDDEN, stage.bearer())));
    }

    private void chunks() {
        for (Map.Entry<String, String> chunk : List.of(
                Map.entry("a size past 64 bits", "FFFFFFFFFFFFFFFF1\r\nx"),
                Map.entry("a size of 2^64", "10000000000000000\r\nx"),
                Map.entry("a size of 2^31", "80000000\r\nx"),
                Map.entry("size -1", "-1\r\nx"),
                Map.entry("size +2", "+2\r\nab\r\n0\r\n\r\n"),
                Map.entry("size 0x2", "0x2\r\nab\r\n0\r\n\r\n"),
                Map.entry("size g", "g\r\nx"),
                Map.entry("a size line ended by LF", "2\nab\r\n0\r\n\r\n"),
                Map.entry("a size line ended by CR", "2\rab\r\n0\r\n\r\n"),
                Map.entry("a chunk ended by LF", "2\r\nab\n0\r\n\r\n"),
                Map.entry("a chunk ended by nothing", "2\r\nab0\r\n\r\n"),
                Map.entry("a chunk longer than its size", "2\r\nabc\r\n0\r\n\r\n"),
                Map.entry("a space after the size", "2 \r\nab\n0\r\n\r\n"),
                Map.entry("a space before the size", " 2\r\nab\r\n0\r\n\r\n"),
                Map.entry("an empty size", "\r\n\r\n"),
                Map.entry("an extension ended by LF", "2;a=b\nab\r\n0\r\n\r\n"))) {
            cases.refused(
                    "H3",
                    "chunks: " + chunk.getKey(),
                    REFUSED,
                    () -> stage.askAndWatch(hiding("Transfer-Encoding: chunked", chunk.getValue())));
        }
        cases.refused(
                "H3",
                "chunks: a line break in a quoted extension",
                REFUSED,
                () -> stage.askAndWatch(hiding("Transfer-Encoding: chunked", "2;a=\"\r\n5\r\nx\"\r\n\r\n0\r\n\r\n")));
        cases.add(
                "H3",
                "good chunks with a tenant header as trailer, then one more",
                "201, 200",
                Reaching.exactly(2),
                () -> pair(hiding(
                        "Transfer-Encoding: chunked",
                        "5;x=y\r\n{\"las\r\n9\r\nt_name\":\"\r\n3\r\nX\"}\r\n0\r\nX-Org-Id: evil\r\n\r\n")));
    }

    private void lines() {
        String bearer = stage.bearer();
        List<Map.Entry<String, String>> heads = List.of(
                Map.entry(
                        "every line ended by LF",
                        Stage.head("GET", Stage.CONTACTS, bearer).replace("\r\n", "\n")),
                Map.entry(
                        "one line ended by LF",
                        "GET " + Stage.CONTACTS + " HTTP/1.1\nHost: localhost\r\n" + bearer + "\r\n\r\n"),
                Map.entry("a bare CR in a value", Stage.head("GET", Stage.CONTACTS, bearer, "X: a\rb")),
                Map.entry("a bare CR at a line's end", Stage.head("GET", Stage.CONTACTS, bearer, "X: a\r")),
                Map.entry("a space before a colon", Stage.head("GET", Stage.CONTACTS, bearer, "X : a")),
                Map.entry("a name of nothing", Stage.head("GET", Stage.CONTACTS, bearer, ": a")),
                Map.entry("a line without a colon", Stage.head("GET", Stage.CONTACTS, bearer, "X")),
                Map.entry("a name with a NUL", Stage.head("GET", Stage.CONTACTS, bearer, "X\u0000: a")),
                Map.entry("a value with a NUL", Stage.head("GET", Stage.CONTACTS, bearer, "X: \u0000")),
                Map.entry(
                        "a first line that is folded",
                        "GET " + Stage.CONTACTS + " HTTP/1.1\r\n Host: localhost\r\n" + bearer + "\r\n\r\n"),
                Map.entry(
                        "two spaces after the method",
                        "GET  " + Stage.CONTACTS + " HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\n\r\n"),
                Map.entry("a space before the method", " " + Stage.head("GET", Stage.CONTACTS, bearer)),
                Map.entry(
                        "a tab before the version",
                        Stage.head("GET", Stage.CONTACTS, bearer).replace(" HTTP", "\tHTTP")),
                Map.entry(
                        "a tab after the method",
                        "GET\t" + Stage.CONTACTS + " HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\n\r\n"),
                Map.entry(
                        "an address of its own in the first line",
                        Stage.head("GET", "http://localhost" + Stage.CONTACTS, bearer)));
        heads.forEach(each -> cases.refused(
                "H3", "head: " + each.getKey(), "400 ambiguous_request", () -> stage.askAndWatch(each.getValue())));
        cases.passed(
                "H3",
                "head: an empty line before the request (RFC 9112 2.2)",
                "200, open",
                () -> stage.askAndWatch("\r\n" + Stage.head("GET", Stage.CONTACTS, stage.bearer())));
    }

    private void versions() {
        for (String version :
                List.of("HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "HTTP/1.10", "HTTP/1", "http/1.1", "XTTP/1.1")) {
            cases.refused(
                    "H3",
                    version,
                    REFUSED,
                    () -> stage.askAndWatch("GET " + Stage.CONTACTS + " " + version + "\r\nHost: localhost\r\n"
                            + stage.bearer() + "\r\n\r\n"));
        }
        cases.refused(
                "H3",
                "HTTP/0.9: GET " + Stage.CONTACTS,
                REFUSED,
                () -> stage.askAndWatch("GET " + Stage.CONTACTS + "\r\n\r\n"));
        cases.passed(
                "H4",
                "Upgrade: h2c with HTTP2-Settings",
                "200, open",
                () -> stage.askAndWatch(Stage.head(
                        "GET",
                        Stage.CONTACTS,
                        stage.bearer(),
                        "Connection: Upgrade, HTTP2-Settings",
                        "Upgrade: h2c",
                        "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA")));
        cases.passed(
                "H4",
                "Upgrade: websocket",
                "200, open",
                () -> stage.askAndWatch(Stage.head(
                        "GET",
                        Stage.CONTACTS,
                        stage.bearer(),
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Version: 13")));
    }

    /** Two requests sent together, and their two answers in a row. */
    private String pair(String requests) throws IOException {
        try (RawHttp http = stage.open()) {
            http.send(requests);
            return http.reply() + ", " + http.reply();
        }
    }
}
