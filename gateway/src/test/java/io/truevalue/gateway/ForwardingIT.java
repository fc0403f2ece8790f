package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.signing.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens on the way to a service and back, in good days and bad; cases H5, H6 and S1 of the threat list. */
class ForwardingIT {
    private static GatewayRig rig;

    private final String user = GatewayRig.newUser();
    private final String bearer = GatewayRig.bearer(GatewayRig.token(user));
    private final String target = "/crm/api/" + user;

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of("truevalue.gateway.limits.user", 1_000_000));
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    private RawClient.Reply get() throws IOException {
        return rig.get(target, bearer);
    }

    @Test
    void aConnectionIsUsedAgain() throws IOException {
        int before = rig.service.accepted.get();
        try (RawClient client = rig.client()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.send(GatewayRig.request("GET", target, bearer))
                                .reply()
                                .status())
                        .isEqualTo(200);
            }
        }
        assertThat(rig.service.accepted.get() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void s1EachTryHasANonceOfItsOwn() throws IOException {
        for (int i = 0; i < 50; i++) {
            get();
        }
        assertThat(rig.service.seen.stream()
                        .filter(seen -> seen.target().equals(target))
                        .map(seen -> seen.header("X-Request-Nonce"))
                        .distinct())
                .hasSize(50);
        assertThat(rig.service.seen.stream().filter(seen -> seen.target().equals(target)))
                .allMatch(seen -> seen.verdict() instanceof Verdict.Verified);
    }

    @Test
    void requestsSentAheadAreAnsweredInOrder() throws IOException {
        StringBuilder ahead = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            ahead.append(
                    GatewayRig.request("GET", i % 3 == 0 ? "/health/live" : target, bearer, "X-Request-ID: n" + i));
        }
        try (RawClient client = rig.client().send(ahead.toString())) {
            for (int i = 0; i < 30; i++) {
                assertThat(client.reply().header("X-Request-ID")).isEqualTo("n" + i);
            }
        }
    }

    /** Ten thousand requests; each body names its request, and one in five clients is killed on the way. */
    @Test
    @Timeout(240)
    void h5AnswersNeverMix() throws InterruptedException, ExecutionException {
        rig.service.on(target, (seen, out) -> {
            if (seen.header("X-Request-ID").hashCode() % 3 == 0) {
                Thread.onSpinWait();
                TimeUnit.MILLISECONDS.sleep(2);
            }
            String body = seen.header("X-Request-ID") + "-".repeat(2_000);
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body.getBytes(StandardCharsets.US_ASCII), 0, 1_000);
            out.flush();
            out.write(body.getBytes(StandardCharsets.US_ASCII), 1_000, body.length() - 1_000);
            out.flush();
            return true;
        });
        AtomicInteger answered = new AtomicInteger();
        List<Callable<Boolean>> clients = new ArrayList<>();
        for (int c = 0; c < 16; c++) {
            int number = c;
            clients.add(() -> interleave(new Random(number), "c" + number, answered));
        }
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : pool.invokeAll(clients)) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(answered.get()).isGreaterThan(7_000);
    }

    private boolean interleave(Random random, String name, AtomicInteger answered) throws IOException {
        for (int i = 0; i < 125; i++) {
            RawClient client = rig.client();
            for (int j = 0; j < 5; j++) {
                String id = name + "." + i + "." + j;
                client.send(GatewayRig.request("GET", target, bearer, "X-Request-ID: " + id));
                if (random.nextInt(20) == 0) {
                    client.abort();
                    break;
                }
                RawClient.Reply reply = client.reply();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.body()).startsWith(id + "-").hasSize(id.length() + 2_000);
                answered.incrementAndGet();
            }
            client.close();
        }
        return true;
    }

    @Test
    void h6MoreThanOneAnswerLosesTheConnection() throws IOException {
        rig.service.on(target, (seen, out) -> {
            RecordingService.raw(out, """
                    HTTP/1.1 200 OK
                    Content-Length: 2

                    okHTTP/1.1 200 OK
                    Content-Length: 5

                    wrong""");
            return true;
        });
        for (int i = 0; i < 10; i++) {
            assertThat(get().body()).isEqualTo("ok");
            assertThat(rig.get("/crm/api/other", bearer, "X-Request-ID: x" + i).body())
                    .startsWith("x" + i);
        }
    }

    @Test
    void h6InformationAndNonsenseAreNoAnswers() throws IOException {
        for (String odd : List.of(
                "HTTP/1.1 102 Processing\n\n",
                "HTTP/1.1 101 Switching Protocols\nUpgrade: x\n\n",
                "nonsense\n\n",
                "HTTP/1.1 200 OK\nContent-Length: x\n\n",
                "HTTP/1.1 200 OK\nContent-Length: 3\nContent-Length: 4\n\none!",
                "HTTP/1.1 200 OK\nContent-Length: 3\nTransfer-Encoding: chunked\n\n3\none\n0\n\n",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\n")) {
            rig.service.on(target, (seen, out) -> {
                RecordingService.raw(out, odd);
                return false;
            });
            try {
                assertThat(get().status()).as(odd).isEqualTo(502);
            } catch (IOException | NumberFormatException cutOff) {
                assertThat(odd).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void aServiceThatDoesNotAnswerIsATimeout() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        rig.service.on(target, (seen, out) -> never.await(10, TimeUnit.SECONDS));
        long start = System.nanoTime();
        RawClient.Reply reply = get();
        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.code()).isEqualTo("upstream_timeout");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(900L, 4_000L);
        never.countDown();
        assertThat(rig.service.count(target)).isEqualTo(1);
    }

    @Test
    void aHarmlessRequestIsTriedOnceMore() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        rig.service.on(
                target,
                (seen, out) ->
                        tries.incrementAndGet() > 1 && RecordingService.send(out, "200 OK", "text/plain", "second"));
        assertThat(get().body()).isEqualTo("second");
        assertThat(tries.get()).isEqualTo(2);
        assertThat(rig.service.seen.stream()
                        .filter(seen -> seen.target().equals(target))
                        .map(seen -> seen.header("X-Request-Nonce"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void anotherRequestIsNot() throws IOException {
        rig.service.on(target, (seen, out) -> false);
        RawClient.Reply reply = rig.post(target, "{}", bearer);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("unavailable");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(rig.service.count(target)).isEqualTo(1);
        rig.service.on(target, (seen, out) -> false);
        assertThat(get().status()).isEqualTo(503);
        assertThat(rig.service.count(target)).isEqualTo(3);
    }

    @Test
    void aRefusalOfTheGatesSignatureIsNotTheClients() throws IOException {
        rig.service.on(
                target,
                (seen, out) -> RecordingService.send(
                        out,
                        "401 Unauthorized",
                        "application/problem+json",
                        "{\"code\":\"signature_expired\",\"status\":401}"));
        RawClient.Reply reply = get();
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.code()).isEqualTo("upstream_refused");
        assertThat(reply.body()).doesNotContain("signature_expired");
        rig.service.on(
                target,
                (seen, out) -> RecordingService.send(
                        out,
                        "401 Unauthorized",
                        "application/problem+json",
                        "{\"code\":\"invalid_credentials\",\"status\":401}"));
        assertThat(get().status()).isEqualTo(401);
        assertThat(get().body()).isEqualTo("{\"code\":\"invalid_credentials\",\"status\":401}");
    }

    @Test
    void answersWithoutALengthAreStreamed() throws IOException {
        CountDownLatch read = new CountDownLatch(1);
        rig.service.on(target, (seen, out) -> {
            RecordingService.raw(out, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\none\n");
            read.await(5, TimeUnit.SECONDS);
            RecordingService.raw(out, "3\ntwo\n0\nX-Org-Id: trailing\n\n");
            return true;
        });
        try (RawClient client = rig.client().send(GatewayRig.request("GET", target, bearer))) {
            assertThat(client.line()).startsWith("HTTP/1.1 200");
            while (!client.line().isEmpty()) {
                // the head
            }
            assertThat(client.line()).isEqualTo("3");
            assertThat(client.line()).isEqualTo("one");
            read.countDown();
            assertThat(client.line()).isEqualTo("3");
            assertThat(client.line()).isEqualTo("two");
            assertThat(client.line()).isEqualTo("0");
            assertThat(client.line()).isEmpty();
        }
    }

    @Test
    void aBodyOfAnySizeIsVerifiedAndComesBackWhole() throws IOException {
        for (int size : new int[] {1, 8_191, 8_193, 16_384, 16_385, 60_000}) {
            String body = "b".repeat(size);
            RawClient.Reply reply = rig.post(target, body, bearer, "X-Request-ID: size-" + size);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("size-" + size + " " + body);
        }
        assertThat(rig.service.seen.stream().filter(seen -> seen.target().equals(target)))
                .hasSize(6)
                .allMatch(seen -> seen.verdict() instanceof Verdict.Verified);
    }

    @Test
    void anAnswerThatBreaksOffBreaksOff() throws IOException {
        rig.service.on(target, (seen, out) -> {
            RecordingService.raw(out, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\none\n");
            return false;
        });
        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    }

    @Test
    void anAnswerThatEndsWithItsConnectionIsWhole() throws IOException {
        rig.service.on(target, (seen, out) -> {
            RecordingService.raw(out, "HTTP/1.1 200 OK\nContent-Type: text/plain\n\nall of it");
            return false;
        });
        assertThat(get().body()).isEqualTo("all of it");
    }

    @Test
    void aSlowReaderHoldsTheServiceBackAndNotTheMemory() throws IOException, InterruptedException {
        AtomicInteger written = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        int pieces = 800;
        rig.service.on(target, (seen, out) -> {
            RecordingService.raw(out, "HTTP/1.1 200 OK\nContent-Length: " + pieces * 65_536L + "\n\n");
            for (int i = 0; i < pieces; i++) {
                out.write(new byte[65_536]);
                written.incrementAndGet();
            }
            done.countDown();
            return true;
        });
        try (RawClient client = rig.client().send(GatewayRig.request("GET", target, bearer))) {
            assertThat(done.await(700, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(written.get()).isLessThan(pieces / 2);
            assertThat(client.reply().body()).hasSize(pieces * 65_536);
        }
    }

    @Test
    void r13AReaderThatGoesEndsTheServicesAnswer() throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        rig.service.on(target, (seen, out) -> {
            RecordingService.raw(out, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n");
            try {
                while (true) {
                    RecordingService.raw(out, "8000\n" + "x".repeat(0x8000) + "\n");
                }
            } catch (IOException gone) {
                ended.countDown();
                return false;
            }
        });
        try (RawClient client = rig.client().send(GatewayRig.request("GET", target, bearer))) {
            assertThat(ended.await(700, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(client).isNotNull();
        }

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void headsAndEmptyAnswersKeepTheConnection() throws IOException {
        rig.service.on(target, (seen, out) -> {
            RecordingService.raw(
                    out,
                    seen.method().equals("HEAD")
                            ? "HTTP/1.1 200 OK\nContent-Length: 1234\n\n"
                            : "HTTP/1.1 204 No Content\n\n");
            return true;
        });
        try (RawClient client = rig.client()) {
            for (int i = 0; i < 3; i++) {
                RawClient.Reply head =
                        client.send(GatewayRig.request("HEAD", target, bearer)).reply(true);
                assertThat(head.header("Content-Length")).isEqualTo("1234");
                RawClient.Reply none = client.send(GatewayRig.request("DELETE", target, bearer))
                        .reply();
                assertThat(none.status()).isEqualTo(204);
                assertThat(none.all("Transfer-Encoding")).isEmpty();
                assertThat(client.send(GatewayRig.request("HEAD", "/", bearer))
                                .reply(true)
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void anUploadIsSpooledHashedAndSigned() throws IOException {
        int size = 5 << 20;
        String imports = "/crm/api/imports";
        try (RawClient client = rig.client()) {
            client.send("POST " + imports + " HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\nContent-Length: " + size
                    + "\r\n\r\n");
            byte[] piece = new byte[1 << 16];
            new Random(7).nextBytes(piece);
            for (int i = 0; i < size / piece.length; i++) {
                client.send(piece);
            }
            assertThat(client.reply().status()).isEqualTo(200);
            client.send("POST " + imports + " HTTP/1.1\r\nHost: localhost\r\n" + bearer
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 40; i++) {
                client.send("10000\r\n").send(piece).send("\r\n");
            }
            assertThat(client.send("0\r\n\r\n").reply().status()).isEqualTo(200);
        }
        List<RecordingService.Seen> seen = rig.service.seen.stream()
                .filter(each -> each.target().equals(imports))
                .toList();
        assertThat(seen).hasSize(2).allMatch(each -> each.verdict() instanceof Verdict.Verified);
        assertThat(seen.stream().map(RecordingService.Seen::length)).containsExactly((long) size, 40L * 65_536);
    }

    @Test
    void aServiceThatIsGoneIsUnavailableAndComesBack() throws IOException {
        try (GatewayRig other = new GatewayRig(Map.of("truevalue.peers.crm", "http://127.0.0.1:9"))) {
            for (int i = 0; i < 15; i++) {
                RawClient.Reply reply = other.get(target, bearer);
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.code()).isEqualTo("unavailable");
            }
            assertThat(other.get("/org/api/organizations", bearer).status()).isEqualTo(200);
            assertThat(other.get("/health/ready").status()).isEqualTo(503);
            assertThat(other.get("/health/ready").body()).contains("\"crm\":\"down\"", "\"org\":\"up\"");
        }
    }
}
