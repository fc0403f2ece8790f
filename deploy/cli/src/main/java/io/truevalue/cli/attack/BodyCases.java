package io.truevalue.cli.attack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.cli.attack.Case.Reaching;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** R, the sizes: heads, bodies and answers stay within what is promised, however they are written. */
final class BodyCases {
    private static final String CREATE = "/crm/api/contacts";
    private static final int MOST = 1 << 20;
    private static final int BOMB = 200 << 20;
    private static final long MOST_GROWTH = 50L << 20;
    private static final int MOST_ITEMS = 200;

    private final Stage stage;
    private final Cases cases;

    BodyCases(Stage stage, Cases cases) {
        this.stage = stage;
        this.cases = cases;
    }

    void add() {
        sizes();
        heads();
        json();
        lists();
        bombs();
    }

    private void sizes() {
        cases.refused(
                "R6",
                "Content-Length one past 1 MiB, and no body yet",
                "413 body_too_large",
                () -> ask("POST " + CREATE + " HTTP/1.1\r\nHost: localhost\r\n" + stage.bearer()
                        + "\r\nContent-Length: " + (MOST + 1) + "\r\n\r\n"));
        cases.refused(
                "R6",
                "one chunk of one past 1 MiB",
                "413 body_too_large",
                () -> ask(Stage.head("POST", CREATE, stage.bearer(), "Transfer-Encoding: chunked") + "100001\r\n"
                        + "x".repeat(MOST + 1)));
        cases.refused(
                "R6",
                "chunks of 1 kB without end",
                "413 body_too_large",
                () -> ask(Stage.head("POST", CREATE, stage.bearer(), "Transfer-Encoding: chunked")
                        + ("400\r\n" + "x".repeat(1024) + "\r\n").repeat(1025)));
        cases.passed(
                "R6",
                "a body of 1 MiB",
                "400 malformed_request",
                () -> ask(Stage.json(CREATE, "x".repeat(MOST), stage.bearer())));
        cases.refused(
                "R6",
                "Content-Length one past 1 MiB, Expect: 100-continue",
                "413 body_too_large",
                () -> ask(Stage.head(
                        "POST", CREATE, stage.bearer(), "Content-Length: " + (MOST + 1), "Expect: 100-continue")));
        cases.refused(
                "R6",
                "Expect: something else",
                "417",
                () -> ask(Stage.head("POST", CREATE, stage.bearer(), "Content-Length: 1", "Expect: 200-ok")));
    }

    private void heads() {
        cases.refused(
                "R8",
                "200 headers",
                "431",
                () -> ask(Stage.head("GET", CREATE, stage.bearer(), "A: 1\r\n".repeat(199) + "A: 1")));
        cases.refused(
                "R8",
                "a header of 64 kB",
                "431",
                () -> ask(Stage.head("GET", CREATE, stage.bearer(), "A: " + "x".repeat(64 * 1024))));
        cases.refused(
                "R8",
                "a header's name of 64 kB",
                "431",
                () -> ask(Stage.head("GET", CREATE, stage.bearer(), "x".repeat(64 * 1024) + ": 1")));
        cases.refused(
                "R8",
                "an address of 16 kB",
                "414",
                () -> ask(Stage.head("GET", CREATE + "?" + "x".repeat(16 * 1024), stage.bearer())));
        cases.refused(
                "R8",
                "a method of 16 kB",
                "414 or 400 or 501",
                () -> ask(Stage.head("G".repeat(16 * 1024), CREATE, stage.bearer())));
        cases.add(
                "R8",
                "100 chunk extensions of 1 kB",
                "400",
                Reaching.atMost(1),
                () -> ask(Stage.head("POST", CREATE, stage.bearer(), "Transfer-Encoding: chunked")
                        + ("1;" + "x".repeat(1024) + "\r\na\r\n").repeat(100) + "0\r\n\r\n"));
        cases.add(
                "R8",
                "trailers of 64 kB",
                "400 or 431",
                Reaching.atMost(1),
                () -> ask(Stage.head("POST", CREATE, stage.bearer(), "Transfer-Encoding: chunked") + "1\r\na\r\n0\r\n"
                        + ("A: " + "x".repeat(1024) + "\r\n").repeat(64) + "\r\n"));
    }

    private void json() {
        json("100,000 deep lists", "{\"last_name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        json("100,000 deep objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        json("90,000 keys", keys(90_000));
        json("a number of a million digits", "{\"last_name\":" + "9".repeat(1_000_000) + "}");
        json("a number with the exponent 999999999", "{\"last_name\":1e999999999}");
        json("a key twice", "{\"last_name\":\"a\",\"last_name\":\"b\"}");
        json("text after the object", "{\"last_name\":\"a\"}{}");
        json("NaN", "{\"last_name\":NaN}");
        json("a lone surrogate", "{\"last_name\":\"\\ud800\"}");
        json("bytes that are not UTF-8", "{\"last_name\":\"\u00c0\u00af\"}");
        json("UTF-16", "\u00ff\u00fe{\u0000}\u0000");
        json("a comment", "{/* */\"last_name\":\"a\"}");
        cases.passed(
                "R9",
                "a form in the place of JSON",
                "415 or 400",
                () -> ask(Stage.post(
                        CREATE, "last_name=a", stage.bearer(), "Content-Type: application/x-www-form-urlencoded")));
    }

    private void json(String sent, String body) {
        cases.passed("R9", "JSON: " + sent, "400", () -> ask(Stage.json(CREATE, body, stage.bearer())));
    }

    private static String keys(int count) {
        StringBuilder json = new StringBuilder("{\"k0\":1");
        for (int i = 1; i < count; i++) {
            json.append(",\"k").append(i).append("\":1");
        }
        return json.append('}').toString();
    }

    private void lists() {
        cases.add(
                "R10",
                "?limit=1000000000 over 201 contacts",
                "200 with 200 items",
                Reaching.exactly(MOST_ITEMS + 2),
                () -> {
                    for (int created = 0; created <= MOST_ITEMS; created++) {
                        Reply reply =
                                stage.ask(Stage.json(CREATE, "{\"last_name\":\"N" + created + "\"}", stage.bearer()));
                        if (reply.status() != 201) {
                            return "creating: " + reply;
                        }
                    }
                    Reply page = stage.get("/crm/api/contacts?limit=1000000000", stage.bearer());
                    return page + " with "
                            + new ObjectMapper()
                                    .readTree(page.body())
                                    .path("items")
                                    .size() + " items";
                });
        for (String query : List.of(
                "limit=1e9",
                "limit=-1",
                "limit=0",
                "limit=9223372036854775808",
                "sort=no_such_field",
                "sort=custom",
                "cursor=x",
                "cursor=../../etc",
                "filter=last_name==",
                "filter=(((((",
                "filter=no_such==1")) {
            cases.passed(
                    "R10",
                    "?" + query,
                    "400",
                    () -> stage.get(CREATE + "?" + query, stage.bearer()).toString());
        }
        cases.passed(
                "R10",
                "?offset=2147483648",
                "200 or 400",
                () -> stage.get(CREATE + "?limit=1&offset=2147483648", stage.bearer())
                        .toString());
        String slow = "(a+)+".repeat(20) + "$" + "a".repeat(500) + "!";
        cases.passed(
                "R11",
                "a filter by a text that backtracks",
                "200 or 400",
                () -> timed(CREATE + "?filter=last_name==%22*" + slow.replace("+", "%2B") + "*%22"));
        cases.passed(
                "R11",
                "a search for a text that backtracks",
                "200 or 400",
                () -> timed("/crm/api/search?q=" + slow.replace("+", "%2B")));
    }

    private String timed(String path) throws IOException {
        long began = System.nanoTime();
        Reply reply = stage.get(path, stage.bearer());
        return reply + " (" + (System.nanoTime() - began) / 1_000_000 + " ms)";
    }

    private void bombs() {
        cases.refused("R7", "200 MiB of zeros by gzip, deflate, br and zstd", "415 each time", () -> {
            OptionalLong before = stage.target().residentBytes();
            for (String coding :
                    List.of("gzip", "x-gzip", "deflate", "br", "zstd", "gzip, gzip", "GZIP", "identity, gzip")) {
                byte[] body = bomb(coding.contains("deflate"));
                String head = Stage.head(
                        "POST",
                        CREATE,
                        stage.bearer(),
                        "Content-Type: application/json",
                        "Content-Encoding: " + coding,
                        "Content-Length: " + body.length);
                try (RawHttp http = stage.open()) {
                    Reply reply = http.send(head).send(body).reply();
                    if (reply.status() != 415) {
                        return reply + " to " + coding;
                    }
                }
            }
            return grown(before, stage.target().residentBytes());
        });
    }

    private static String grown(OptionalLong before, OptionalLong after) {
        if (before.isEmpty() || after.isEmpty()) {
            return "415 each time (this system does not tell a process's memory)";
        }
        long growth = after.getAsLong() - before.getAsLong();
        return growth < MOST_GROWTH
                ? "415 each time (" + Math.max(0, growth >> 20) + " MiB more memory)"
                : "the process grew by " + (growth >> 20) + " MiB";
    }

    private static byte[] bomb(boolean deflate) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = deflate ? new DeflaterOutputStream(packed) : new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int written = 0; written < BOMB; written += zeros.length) {
                out.write(zeros);
            }
        }
        return packed.toByteArray();
    }

    private String ask(String request) throws IOException {
        return stage.ask(request).toString();
    }
}
