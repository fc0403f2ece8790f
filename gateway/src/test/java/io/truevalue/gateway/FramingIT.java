package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases H1 to H3, G5, G7, G8, R6 and R8 of the threat list: what may not be read in two ways. */
class FramingIT {
    private static GatewayRig rig;

    private final String user = GatewayRig.newUser();
    private final String bearer = GatewayRig.bearer(GatewayRig.token(user));
    private final String target = "/crm/api/" + user;

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    /** Sends head lines and a body that hides a second request; nothing may reach the service, and the connection ends. */
    private void refusesAndCloses(String framing, String body) throws IOException {
        String smuggled = "GET /crm/smuggled HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\n\r\n";
        try (RawClient client = rig.client()) {
            client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\n" + framing + "\r\n\r\n"
                    + body + smuggled);
            assertThat(client.reply().status()).as(framing).isEqualTo(400);
            assertThat(client.rest()).as(framing).isEmpty();
        }
        assertThat(rig.service.count(target)).as(framing).isZero();
        assertThat(rig.service.count("/crm/smuggled")).as(framing).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 6\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 6",
                "Transfer-Encoding: chunked, xchunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding: chunked\u000b",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding\t: chunked",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding:",
                "X: 1\nTransfer-Encoding: chunked",
                "Transfer_Encoding: chunked\r\nContent-Length: 5, 6",
                "Content-Length: 5\r\nTransfer-Encoding:\r\n chunked"
            })
    void h1TransferEncodings(String framing) throws IOException {
        refusesAndCloses(framing, "0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: 5, 5",
                "Content-Length: 4,4",
                "Content-Length: +5",
                "Content-Length: -0",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length: 5.0",
                "Content-Length: 99999999999999999999",
                "Content-Length: 18446744073709551621",
                "Content-Length:",
                "Content-Length: five",
                "Content-Length : 5"
            })
    void h2ContentLengths(String framing) throws IOException {
        refusesAndCloses(framing, "0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FFFFFFFFFFFFFFFF1\r\nx",
                "80000000\r\nx",
                "-1\r\nx",
                "0x2\r\nab\r\n0\r\n\r\n",
                "g\r\nx",
                "2\nab\r\n0\r\n\r\n",
                "2\r\nab\n0\r\n\r\n",
                "2\r\nabc\r\n0\r\n\r\n",
                "2 \r\nab\n0\r\n\r\n",
                "\r\n\r\n"
            })
    void h3Chunks(String body) throws IOException {
        refusesAndCloses("Transfer-Encoding: chunked", body);
    }

    @Test
    void h3AQuotedChunkExtensionHidesNothing() throws IOException {
        try (RawClient client = rig.client()) {
            client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + bearer
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n2;a=\"\r\n5\r\nx\"\r\n\r\n0\r\n\r\n");
            int status = client.reply().status();
            assertThat(status).isIn(200, 400);
        }
        assertThat(rig.service.count("/crm/smuggled")).isZero();
    }

    @Test
    void goodChunksArriveWithALength() throws IOException {
        String reply = rig.call(
                        "POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + bearer
                                + "\r\nTransfer-Encoding: chunked\r\nTrailer: X-Org-Id\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Org-Id: evil\r\n\r\n")
                .body();
        assertThat(reply).endsWith(" abcde");
        assertThat(rig.service.only(target).header("Content-Length")).isEqualTo("5");
        assertThat(rig.service.only(target).all("Transfer-Encoding")).isEmpty();
        assertThat(rig.service.only(target).all("X-Org-Id")).containsExactly("018f2f6e-1111-7000-8000-00000000000a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/public/..;/admin",
                "/crm/api/v1//users",
                "//crm/api",
                "/crm/%2e%2e/org",
                "/crm/%2E/x",
                "/crm/api/%2F..%2Fadmin",
                "/crm/api;x=1/",
                "/crm/../org/api",
                "/crm/./api",
                "/crm/..",
                "/crm/.",
                "/crm/%252e%252e/x",
                "/crm/a%5cb",
                "/crm/a\\b",
                "/crm/%00",
                "/crm/%c0%ae%c0%ae/",
                "/crm/%e0%80%af",
                "/crm/%ff",
                "/crm/%",
                "/crm/%2",
                "/crm/%zz",
                "/crm/é",
                "/crm/%0d%0aX",
                "/crm/a#b",
                "/crm/a?b#c",
                "/crm/a?é",
                "/crm/%3bx",
                "http://localhost/crm/api",
                "http://evil/crm/api",
                "*",
                "crm/api",
                "/crm/a<b",
                "/crm/%7f",
                "/%63rm%2fapi"
            })
    void g5OddPaths(String path) throws IOException {
        long before = rig.service.accepted.get();
        RawClient.Reply reply = rig.get(path, bearer);
        assertThat(reply.status()).as(path).isEqualTo(400);
        assertThat(rig.service.seen.stream().noneMatch(seen -> seen.target().equals(path)))
                .isTrue();
        assertThat(before).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/%E2%82%AC",
                "/crm/a%20b",
                "/crm/a...b",
                "/crm/.well-known",
                "/crm/api/",
                "/crm/a:b@c!$&'()*+,=~",
                "/crm"
            })
    void g5PlainPathsPass(String path) throws IOException {
        assertThat(rig.get(path, bearer).status()).isEqualTo(200);
        assertThat(rig.service.only(path).target()).isEqualTo(path);
    }

    @Test
    void g7OtherMethods() throws IOException {
        assertThat(rig.call(GatewayRig.request("TRACE", target, bearer)).status())
                .isEqualTo(405);
        assertThat(rig.call(GatewayRig.request("CONNECT", "localhost:80", bearer))
                        .status())
                .isEqualTo(405);
        for (String method : List.of("BREW", "get", "GETX", "PROPFIND", "X")) {
            assertThat(rig.call(GatewayRig.request(method, target, bearer)).status())
                    .isEqualTo(501);
        }
        assertThat(rig.service.count(target)).isZero();
    }

    @Test
    void g8Hosts() throws IOException {
        for (String hosts : List.of(
                "",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: evil.example\r\n",
                "Host: \r\n",
                "Host: localhost, evil\r\n",
                "Host: crm-service:8007\r\n",
                "Host: localhost:80@evil\r\n",
                "Host: localhost\r\nHost: evil\r\n")) {
            assertThat(rig.call("GET " + target + " HTTP/1.1\r\n" + hosts + bearer + "\r\n\r\n")
                            .status())
                    .as(hosts)
                    .isEqualTo(400);
        }
        assertThat(rig.call("GET " + target + " HTTP/1.0\r\n" + bearer + "\r\n\r\n")
                        .status())
                .isEqualTo(400);
        assertThat(rig.service.count(target)).isZero();
        assertThat(rig.call("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + rig.port + "\r\n" + bearer + "\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "HTTP/1.10", "HTTP/1", "XTTP/1.1", "http/1.1"})
    void otherVersionsAreRefused(String version) throws IOException {
        assertThat(rig.call("GET " + target + " " + version + "\r\nHost: localhost\r\n" + bearer + "\r\n\r\n")
                        .status())
                .isEqualTo(400);
        assertThat(rig.service.count(target)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\t%s HTTP/1.1",
                "GET  %s HTTP/1.1",
                "GET %s\tHTTP/1.1",
                "GET %s  HTTP/1.1",
                "GET\u000b%s HTTP/1.1"
            })
    void oneSpacePartsTheFirstLine(String line) throws IOException {
        assertThat(rig.call(line.formatted(target) + "\r\nHost: localhost\r\n" + bearer + "\r\n\r\n")
                        .status())
                .isEqualTo(400);
        assertThat(rig.service.count(target)).isZero();
    }

    @Test
    void g12InsidesOfTheFrameworkAreNotServed() throws IOException {
        for (String path : List.of(
                "/env",
                "/beans",
                "/heapdump",
                "/loggers",
                "/routes",
                "/threaddump",
                "/prometheus",
                "/internal/revocations",
                "/health",
                "/health/liveness",
                "/nowhere",
                "/internal",
                "/metrics",
                "/stop")) {
            assertThat(rig.get(path, bearer, "Accept: */*").status()).as(path).isEqualTo(404);
            assertThat(rig.get(path, bearer).code()).as(path).isEqualTo("not_found");
        }
        assertThat(rig.get("/env", "Accept: text/html").status()).isEqualTo(404);
        assertThat(rig.post("/nowhere", "{}", bearer).status()).isEqualTo(404);
    }

    @Test
    void r6ABodyPastTheLimitIsRefusedBeforeItIsRead() throws IOException {
        int limit = 1 << 20;
        try (RawClient client = rig.client()) {
            client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\nContent-Length: "
                    + (limit + 1) + "\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(413);
        }
        try (RawClient client = rig.client()) {
            client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + bearer
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n");
            client.send(new byte[limit + 1]);
            RawClient.Reply reply = client.reply();
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.code()).isEqualTo("body_too_large");
        }
        assertThat(rig.service.count(target)).isZero();
        try (RawClient client = rig.client()) {
            client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\nContent-Length: " + limit
                    + "\r\n\r\n");
            client.send(new byte[limit]);
            assertThat(client.reply().status()).isEqualTo(200);
        }
        assertThat(rig.service.only(target).length()).isEqualTo(limit);
    }

    @Test
    void r8HeadsAreBounded() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            many.append("A").append(i).append(": 1\r\n");
        }
        assertThat(rig.get(target, bearer, many.toString().strip()).status()).isEqualTo(431);
        assertThat(rig.get(target, bearer, "A: " + "x".repeat(64 * 1024)).status())
                .isEqualTo(431);
        assertThat(rig.get(target + "?" + "x".repeat(16 * 1024), bearer).status())
                .isEqualTo(414);
        assertThat(rig.service.count(target)).isZero();
    }

    @Test
    void compressedBodiesAreNotTaken() throws IOException {
        assertThat(rig.post(target, "{}", bearer, "Content-Encoding: gzip").status())
                .isEqualTo(415);
        assertThat(rig.service.count(target)).isZero();
    }

    @Test
    void aContinuationIsInvitedWhenTheHeadIsFine() throws IOException {
        try (RawClient client = rig.client()) {
            client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + bearer
                    + "\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(100);
            assertThat(client.send("{}").reply().body()).endsWith(" {}");
        }
        try (RawClient client = rig.client()) {
            client.send("POST " + target
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(401);
        }
    }
}
