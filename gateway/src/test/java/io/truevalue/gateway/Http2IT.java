package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTP/2 at the gate, without TLS: that it is served, and cases H4 and H7 of the threat list. */
class Http2IT {
    private static GatewayRig rig;

    private final String user = GatewayRig.newUser();
    private final String token = "Bearer " + GatewayRig.token(user);
    private final String target = "/crm/api/" + user;

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of(
                "truevalue.gateway.http2-cleartext",
                true,
                "truevalue.gateway.limits.address",
                1_000_000,
                "truevalue.gateway.upstream.answer-timeout",
                "8s"));
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    private static RawHttp2 client() throws IOException {
        return new RawHttp2(rig.port);
    }

    @Test
    void requestsAreForwardedOnOneConnection() throws IOException {
        try (RawHttp2 client = client()) {
            client.request(1, true, "GET", target + "?a=b", "authorization", token, "x-request-id", "one");
            RawHttp2.Answer get = client.answer(1);
            assertThat(get.status()).isEqualTo(200);
            assertThat(get.body()).isEqualTo("one ");
            assertThat(get.header("x-request-id")).isEqualTo("one");
            assertThat(get.header("x-content-type-options")).isEqualTo("nosniff");
            client.request(3, false, "POST", target, "authorization", token, "content-length", "4")
                    .send(RawHttp2.DATA, 0, 3, (byte) '{', (byte) ' ')
                    .send(RawHttp2.DATA, RawHttp2.END_STREAM, 3, (byte) ' ', (byte) '}');
            assertThat(client.answer(3).body()).endsWith(" {  }");
            client.request(5, false, "POST", target, "authorization", token)
                    .send(RawHttp2.DATA, RawHttp2.END_STREAM, 5, (byte) '{', (byte) '}');
            assertThat(client.answer(5).body()).endsWith(" {}");
            client.request(7, true, "HEAD", target, "authorization", token);
            RawHttp2.Answer head = client.answer(7);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
        assertThat(rig.service.seen.stream()
                        .filter(seen -> seen.target().startsWith(target))
                        .map(RecordingService.Seen::method))
                .containsExactly("GET", "POST", "POST", "HEAD");
        assertThat(rig.service.seen.stream()
                        .filter(seen -> seen.target().startsWith(target))
                        .flatMap(seen -> seen.headers().stream())
                        .map(header -> header.getKey().toLowerCase(java.util.Locale.ROOT)))
                .noneMatch(name -> name.startsWith("x-http2") || name.equals("transfer-encoding"));
    }

    @Test
    void whatTheGateServesItselfIsServedToo() throws IOException {
        try (RawHttp2 client = client()) {
            client.request(1, true, "GET", "/health/live");
            assertThat(client.answer(1).body()).isEqualTo("{\"status\":\"up\"}");
            client.request(3, true, "GET", "/", "accept", "text/html");
            RawHttp2.Answer page = client.answer(3);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("content-security-policy")).contains("script-src 'self'");
            client.request(5, true, "GET", "/env");
            assertThat(client.answer(5).status()).isEqualTo(404);
        }
    }

    @Test
    void refusalsAreTheSame() throws IOException {
        try (RawHttp2 client = client()) {
            client.request(1, true, "GET", target);
            RawHttp2.Answer none = client.answer(1);
            assertThat(none.status()).isEqualTo(401);
            assertThat(none.header("www-authenticate")).isEqualTo("Bearer");
            client.request(3, true, "GET", target, "authorization", token, "x-org-id", "a", "x-org-id", "b");
            assertThat(client.answer(3).status()).isEqualTo(400);
            client.request(5, true, "GET", "/crm/../auth", "authorization", token);
            assertThat(client.answer(5).status()).isEqualTo(400);
            client.request(7, true, "GET", target + "?" + "x".repeat(9_000), "authorization", token);
            assertThat(client.answer(7).status()).isEqualTo(414);
            client.request(9, false, "POST", target, "authorization", token, "content-length", "9999999");
            assertThat(client.answer(9).status()).isEqualTo(413);
            client.request(11, true, "HEAD", target);
            RawHttp2.Answer head = client.answer(11);
            assertThat(head.status()).isEqualTo(401);
            assertThat(head.body()).isEmpty();
        }
        assertThat(rig.service.count(target)).isZero();
    }

    static Stream<List<String>> malformed() {
        String[] fine = {":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", "@"};
        return Stream.of(
                with(fine, "transfer-encoding", "chunked"),
                with(fine, "connection", "close"),
                with(fine, "connection", "x-org-id"),
                with(fine, "keep-alive", "1"),
                with(fine, "proxy-connection", "close"),
                with(fine, "upgrade", "h2c"),
                with(fine, "te", "gzip"),
                with(fine, "X-Upper", "1"),
                with(fine, "x y", "1"),
                with(fine, "x:y", "1"),
                with(fine, "", "1"),
                with(fine, "x-value", "a\r\nx-org-id: b"),
                with(fine, "x-value", "a\nb"),
                with(fine, "x-value", "a\0b"),
                with(fine, "x-value", " a"),
                with(fine, "host", "evil"),
                with(fine, ":path", "/other"),
                with(fine, ":method", "POST"),
                with(fine, "x", "1", ":authority", "localhost"),
                with(fine, ":status", "200"),
                with(fine, ":unknown", "1"),
                List.of(":method", "GET", ":scheme", "http", ":authority", "localhost"),
                List.of(":method", "GET", ":authority", "localhost", ":path", "@"),
                List.of(":scheme", "http", ":authority", "localhost", ":path", "@"),
                List.of(":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", "@ HTTP/1.1"),
                List.of(":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", "@\r\nx: y"),
                List.of(":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", "crm/api/x"),
                List.of(":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", "http://localhost@"),
                List.of(":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", ""),
                List.of(":method", "GET / HTTP/1.1", ":scheme", "http", ":authority", "localhost", ":path", "@"),
                List.of(":method", "GET", ":scheme", "file", ":authority", "localhost", ":path", "@"),
                List.of("x", "1", ":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", "@"));
    }

    private static List<String> with(String[] fine, String... more) {
        List<String> all = new ArrayList<>(List.of(fine));
        all.addAll(List.of(more));
        return all;
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void h4WhatIsMalformedEndsItsStreamAlone(List<String> headers) throws IOException {
        List<String> all = new ArrayList<>();
        headers.forEach(each -> all.add(each.replace("@", target)));
        all.add("authorization");
        all.add(token);
        try (RawHttp2 client = client()) {
            client.headers(1, true, all.toArray(String[]::new));
            RawHttp2.Frame ended = client.await(RawHttp2.RST_STREAM, RawHttp2.HEADERS, RawHttp2.GOAWAY);
            assertThat(ended.type()).isEqualTo(RawHttp2.RST_STREAM);
            assertThat(ended.error()).isEqualTo(RawHttp2.PROTOCOL_ERROR);
            assertThat(rig.service.seen).noneMatch(seen -> seen.target().contains(user));
            client.request(3, true, "GET", target, "authorization", token);
            assertThat(client.answer(3).status()).isEqualTo(200);
        }
    }

    @Test
    void h4ALengthThatIsNotTheDatasEndsTheStream() throws IOException {
        for (String length : List.of("1", "3", "-2", "+2")) {
            try (RawHttp2 client = client()) {
                client.request(1, false, "POST", target, "authorization", token, "content-length", length)
                        .send(RawHttp2.DATA, RawHttp2.END_STREAM, 1, (byte) '{', (byte) '}');
                RawHttp2.Frame ended = client.await(RawHttp2.RST_STREAM, RawHttp2.GOAWAY);
                assertThat(ended.error()).as(length).isEqualTo(RawHttp2.PROTOCOL_ERROR);
            }
        }
        assertThat(rig.service.count(target)).isZero();
    }

    @Test
    void cookieCrumbsAreOneHeaderAndTrailersAreDropped() throws IOException {
        String path = "/auth/me/" + user;
        try (RawHttp2 client = client()) {
            client.request(1, false, "POST", path, "authorization", token, "cookie", "a=1", "cookie", "b=2")
                    .write(RawHttp2.DATA, 0, 1, (byte) '{', (byte) '}')
                    .headers(1, true, "x-org-id", "trailing", "x-checksum", "1");
            assertThat(client.answer(1).status()).isEqualTo(200);
        }
        RecordingService.Seen seen = rig.service.only(path);
        assertThat(seen.header("Cookie")).isEqualTo("a=1; b=2");
        assertThat(seen.header("X-Org-Id")).isEqualTo("018f2f6e-1111-7000-8000-00000000000a");
        assertThat(seen.all("X-Checksum")).isEmpty();
        assertThat(seen.body()).isEqualTo("{}");
    }

    @Test
    void aResetCancelsTheCallBehind() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        rig.service.on(target, (seen, out) -> {
            never.await();
            return false;
        });
        try (RawHttp2 client = client()) {
            client.request(1, true, "GET", target, "authorization", token);
            GatewayRig.await(() -> rig.service.count(target) == 1);
            assertThat(running()).isPositive();
            client.send(RawHttp2.RST_STREAM, 0, 1, (byte) 0, (byte) 0, (byte) 0, (byte) 8);
            GatewayRig.await(() -> running() == 0);
        } finally {
            never.countDown();
        }
    }

    private static double running() {
        return rig.context
                .getBean(MeterRegistry.class)
                .get("truevalue.gateway.upstream.running")
                .tag("service", "crm")
                .gauge()
                .value();
    }

    @Test
    void moreStreamsThanAHundredAreRefused() throws IOException {
        CountDownLatch later = new CountDownLatch(1);
        rig.service.on(target, (seen, out) -> {
            later.await();
            return RecordingService.send(out, "200 OK", "text/plain", "late");
        });
        try (RawHttp2 client = client()) {
            byte[] block = RawHttp2.requestBlock("GET", target, "authorization", token);
            client.await(RawHttp2.SETTINGS);
            for (int i = 0; i < 101; i++) {
                client.write(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 2 * i + 1, block);
            }
            client.send(RawHttp2.SETTINGS, 1, 0);
            RawHttp2.Frame refused = client.await(RawHttp2.RST_STREAM);
            assertThat(refused.stream()).isEqualTo(201);
            assertThat(refused.error()).isEqualTo(RawHttp2.REFUSED_STREAM);
            later.countDown();
            Set<Integer> answered = new HashSet<>();
            while (answered.size() < 100) {
                RawHttp2.Frame data = client.await(RawHttp2.DATA);
                if ((data.flags() & RawHttp2.END_STREAM) != 0) {
                    answered.add(data.stream());
                }
            }
        } finally {
            later.countDown();
        }
    }

    private void isCalmedWhileOthersAreServed(RawHttp2 client) throws IOException {
        RawHttp2.Frame last = client.await(RawHttp2.GOAWAY);
        assertThat(last.error()).isEqualTo(RawHttp2.ENHANCE_YOUR_CALM);
        String other = GatewayRig.token(GatewayRig.newUser());
        assertThat(rig.get(target, GatewayRig.bearer(other)).status()).isEqualTo(200);
    }

    @Test
    void h7RapidResetsEndTheConnection() throws IOException {
        byte[] block = RawHttp2.requestBlock("GET", target, "authorization", "Bearer x");
        try (RawHttp2 client = client()) {
            for (int i = 0; i < 250; i++) {
                client.write(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 2 * i + 1, block)
                        .write(RawHttp2.RST_STREAM, 0, 2 * i + 1, (byte) 0, (byte) 0, (byte) 0, (byte) 8);
            }
            client.send(RawHttp2.PING, 0, 0, new byte[8]);
            isCalmedWhileOthersAreServed(client);
        }
    }

    @Test
    void h7ResetsThatTheGateIsMadeToSendEndTheConnection() throws IOException {
        byte[] block = RawHttp2.requestBlock("POST", target, "authorization", token);
        try (RawHttp2 client = client()) {
            for (int i = 0; i < 250; i++) {
                client.write(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 2 * i + 1, block)
                        .write(RawHttp2.WINDOW_UPDATE, 0, 2 * i + 1, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
            }
            client.send(RawHttp2.PING, 0, 0, new byte[8]);
            isCalmedWhileOthersAreServed(client);
        }
    }

    @Test
    void h7FloodsOfControlFramesEndTheConnection() throws IOException {
        for (int type : new int[] {RawHttp2.PING, RawHttp2.SETTINGS}) {
            byte[] payload = new byte[type == RawHttp2.PING ? 8 : 0];
            try (RawHttp2 client = client()) {
                for (int i = 0; i < 250; i++) {
                    client.write(type, 0, 0, payload);
                }
                client.send(RawHttp2.PING, 0, 0, new byte[8]);
                isCalmedWhileOthersAreServed(client);
            }
        }
    }

    @Test
    void h7AHeadWithoutEndEndsTheConnection() throws IOException {
        byte[] block = RawHttp2.requestBlock("GET", target, "authorization", token);
        try (RawHttp2 client = client()) {
            client.write(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, block);
            for (int i = 0; i < 40; i++) {
                client.write(RawHttp2.CONTINUATION, 0, 1, RawHttp2.block("x" + i, "1"));
            }
            client.send(RawHttp2.PING, 0, 0, new byte[8]);
            isCalmedWhileOthersAreServed(client);
        }
        assertThat(rig.service.seen)
                .hasSizeGreaterThan(0)
                .anyMatch(seen -> seen.target().equals(target));
    }

    @Test
    void aHeadPastItsBoundIsNotTaken() throws IOException {
        try (RawHttp2 client = client()) {
            byte[] block = RawHttp2.requestBlock("GET", target, "authorization", token, "x-large", "y".repeat(20_000));
            client.write(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, java.util.Arrays.copyOf(block, 16_000));
            client.send(
                    RawHttp2.CONTINUATION,
                    RawHttp2.END_HEADERS,
                    1,
                    java.util.Arrays.copyOfRange(block, 16_000, block.length));
            RawHttp2.Frame ended = client.await(RawHttp2.HEADERS, RawHttp2.RST_STREAM, RawHttp2.GOAWAY);
            assertThat(ended.type()).isIn(RawHttp2.HEADERS, RawHttp2.RST_STREAM, RawHttp2.GOAWAY);
        }
        assertThat(rig.service.count(target)).isZero();
    }

    @Test
    void http1IsSpokenBesideItAndAnUpgradeIsNotTaken() throws IOException {
        try (RawClient client = rig.client()) {
            client.send(GatewayRig.request(
                    "GET",
                    target,
                    "Authorization: " + token,
                    "Connection: Upgrade, HTTP2-Settings",
                    "Upgrade: h2c",
                    "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"));
            RawClient.Reply reply = client.reply();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.all("Upgrade")).isEmpty();
        }
        assertThat(rig.service.only(target).all("Upgrade")).isEmpty();
    }

    @Test
    void theLongestBodyThatIsHeldFlowsThroughItsWindow() throws IOException {
        rig.service.on(target, (seen, out) -> RecordingService.send(out, "200 OK", "text/plain", "taken"));
        byte[] piece = "x".repeat(16_000).getBytes(StandardCharsets.US_ASCII);
        try (RawHttp2 client = client()) {
            client.request(1, false, "POST", target, "authorization", token);
            int window = 65_535;
            for (int i = 0; i < 40; i++) {
                while (window < piece.length) {
                    RawHttp2.Frame update = client.await(RawHttp2.WINDOW_UPDATE);
                    if (update.stream() == 1) {
                        window += update.error();
                    }
                }
                client.send(RawHttp2.DATA, i == 39 ? RawHttp2.END_STREAM : 0, 1, piece);
                window -= piece.length;
            }
            assertThat(client.answer(1).status()).isEqualTo(200);
        }
        assertThat(rig.service.only(target).length()).isEqualTo(40L * piece.length);
    }
}
