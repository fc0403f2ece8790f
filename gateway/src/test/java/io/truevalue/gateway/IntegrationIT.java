package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.gateway.integration.IntegrationUses;
import io.truevalue.redis.RealRedis;
import io.truevalue.signing.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What integrations sign, verified by real gateways before a service that stands for auth and all others. */
class IntegrationIT {
    private static final String SECRET = "0b7e11ad".repeat(8);
    private static final String OTHER_SECRET = "9d20c4f6".repeat(8);
    private static final UUID ORG = UUID.fromString("018f2f6e-2222-7000-8000-00000000000a");
    private static final String TARGET = "/crm/api/contacts?limit=5&q=a%20b";

    private static final Map<String, List<String>> secrets = new ConcurrentHashMap<>();
    private static RealRedis redis;
    private static GatewayRig one;
    private static GatewayRig other;

    @BeforeAll
    static void start() throws IOException {
        redis = new RealRedis();
        one = rig();
        other = rig();
        // What is stamped in the second of the start is expired.
        long started = Instant.now().getEpochSecond();
        GatewayRig.await(() -> Instant.now().getEpochSecond() > started);
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        other.close();
        redis.close();
    }

    private static GatewayRig rig() throws IOException {
        GatewayRig rig = new GatewayRig(Map.of("truevalue.redis.url", redis.url(), "truevalue.redis.timeout", "1s"));
        rig.service.on("/internal/integrations", (seen, out) -> {
            String id = seen.target().substring(seen.target().indexOf('=') + 1);
            return GatewayRig.json(out, "{\"items\":[" + (secrets.containsKey(id) ? known(id) : "") + "]}");
        });
        rig.service.on("/internal/integrations/used", (seen, out) -> GatewayRig.json(out, "{}"));
        return rig;
    }

    private static String known(String id) {
        List<String> keys = secrets.getOrDefault(id, List.of()).stream()
                .map(secret -> "\""
                        + SigningKey.derive(HexFormat.of().parseHex(secret), "gateway")
                                .exportHex()
                        + "\"")
                .toList();
        return "{\"id\":\"" + id + "\",\"org_id\":\"" + ORG
                + "\",\"permissions\":[\"contacts:read\",\"contacts:write\"],\"keys\":[" + String.join(",", keys)
                + "]}";
    }

    private static String newIntegration(String... itsSecrets) {
        String id = "int_" + UUID.randomUUID();
        secrets.put(id, List.of(itsSecrets));
        return id;
    }

    private static void refuses(String request, String code) throws IOException {
        RawClient.Reply reply = one.call(request);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void aSignedCallBecomesTheIntegrationInside() throws IOException, InterruptedException {
        String id = newIntegration(SECRET);
        SignedCall call = SignedCall.of(id, SECRET);
        assertThat(one.call(call.get(TARGET)).status()).isEqualTo(200);
        assertThat(one.call(call.call("POST", "/crm/api/integrated", "{\"a\":\"ü\"}"))
                        .status())
                .isEqualTo(200);
        RecordingService.Seen seen = one.service.only("/crm/api/integrated");
        assertThat(seen.body()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(seen.header("X-User-Id")).isEqualTo(id);
        assertThat(seen.header("X-User-Type")).isEqualTo("integration");
        assertThat(seen.header("X-Org-Id")).isEqualTo(ORG.toString());
        assertThat(seen.header("X-User-Permissions")).isEqualTo("contacts:read,contacts:write");
        assertThat(seen.header("X-Request-ID")).isEqualTo("signed-1");
        assertThat(seen.all("X-Service-Name")).isEmpty();
        assertThat(seen.all("X-Service-Signature")).isEmpty();
        assertThat(seen.all("X-Session-Id")).isEmpty();
        one.context.getBean(IntegrationUses.class).report();
        assertThat(one.service.seen)
                .anyMatch(each -> each.target().equals("/internal/integrations/used")
                        && each.body().contains(id));
    }

    @Test
    void whatWasChangedOnTheWayIsInvalid() throws IOException {
        SignedCall call = SignedCall.of(newIntegration(SECRET), SECRET);
        refuses(call.get(TARGET).replace("limit=5", "limit=6"), "signature_invalid");
        refuses(call.get(TARGET).replace("GET ", "DELETE "), "signature_invalid");
        refuses(call.get(TARGET).replace("a%20b", "a+b"), "signature_invalid");
        refuses(call.call("POST", "/crm/api/contacts", "{\"a\":1}").replace("\"a\":1", "\"a\":2"), "signature_invalid");
        refuses(call.get(TARGET, "X-User-Id: somebody"), "signature_invalid");
        refuses(call.to("crm-service").get(TARGET), "signature_invalid");
        refuses(SignedCall.of(call.id(), OTHER_SECRET).get(TARGET), "signature_invalid");
    }

    @Test
    void whatIsNotWholeOrNotInFormIsRefused() throws IOException {
        SignedCall call = SignedCall.of(newIntegration(SECRET), SECRET);
        String signed = call.get(TARGET);
        refuses(signed.replaceAll("x-request-nonce: [^\r]+\r\n", ""), "signature_missing");
        refuses(signed.replaceAll("x-service-signature: [^\r]+\r\n", ""), "signature_missing");
        refuses(signed.replaceAll("x-service-name: [^\r]+\r\n", ""), "signature_missing");
        refuses(signed.replaceAll("v1=[0-9a-f]+", "v1=zz"), "signature_malformed");
        refuses(signed.replaceAll("x-service-timestamp: [0-9]+", "x-service-timestamp: soon"), "signature_malformed");
        refuses(call.get(TARGET, GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()))), "signature_malformed");
        refuses(call.get(TARGET, "X-Gateway-Signature: v1=00"), "signature_malformed");
        refuses(SignedCall.of("auth-service", SECRET).get(TARGET), "signature_invalid");
        refuses(SignedCall.of("int_" + UUID.randomUUID(), SECRET).get(TARGET), "signature_invalid");
    }

    @Test
    void threeHundredSecondsEitherSideAreTaken() throws IOException {
        SignedCall call = SignedCall.of(newIntegration(SECRET), SECRET);
        Clock now = Clock.systemUTC();
        assertThat(one.call(call.at(Clock.offset(now, Duration.ofSeconds(290))).get(TARGET))
                        .status())
                .isEqualTo(200);
        refuses(call.at(Clock.offset(now, Duration.ofSeconds(-305))).get(TARGET), "signature_expired");
        refuses(call.at(Clock.offset(now, Duration.ofSeconds(310))).get(TARGET), "signature_expired");
    }

    @Test
    void anyOfTheTwoSecretsOfARotationHolds() throws IOException {
        String id = newIntegration(OTHER_SECRET, SECRET);
        assertThat(one.call(SignedCall.of(id, SECRET).get(TARGET)).status()).isEqualTo(200);
        assertThat(one.call(SignedCall.of(id, OTHER_SECRET).get(TARGET)).status())
                .isEqualTo(200);
    }

    @Test
    void ofOneCallShownToTwoGatewaysAtOnceOneIsTaken() throws IOException, InterruptedException, ExecutionException {
        SignedCall call = SignedCall.of(newIntegration(SECRET), SECRET);
        for (int round = 0; round < 10; round++) {
            String request = call.call("POST", "/crm/api/contacts", "{}");
            List<Callable<RawClient.Reply>> shown = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                GatewayRig rig = i % 2 == 0 ? one : other;
                shown.add(() -> rig.call(request));
            }
            int taken = 0;
            try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<RawClient.Reply> each : many.invokeAll(shown)) {
                    RawClient.Reply reply = each.get();
                    taken += reply.status() == 200 ? 1 : 0;
                    assertThat(reply.status() == 200 || reply.code().equals("signature_replayed"))
                            .isTrue();
                }
            }
            assertThat(taken).isOne();
        }
    }

    @Test
    void anIntegrationIsLimitedAsAUserIs() throws IOException {
        SignedCall call = SignedCall.of(newIntegration(SECRET), SECRET);
        for (int i = 0; i < 100; i++) {
            assertThat((i % 2 == 0 ? one : other).call(call.get(TARGET)).status())
                    .isEqualTo(200);
        }
        RawClient.Reply reply = one.call(call.get(TARGET));
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("RateLimit-Limit")).isEqualTo("100");
    }

    @Test
    void madeUpIdsDoNotReachAuthInNumber() throws IOException {
        String unknown = SignedCall.of("int_" + UUID.randomUUID(), SECRET).get(TARGET);
        long before = other.service.count("/internal/integrations");
        for (int i = 0; i < 20; i++) {
            assertThat(other.call(unknown).code()).isEqualTo("signature_invalid");
        }
        assertThat(other.service.count("/internal/integrations") - before).isOne();
        int limited = 0;
        for (int i = 0; i < 80; i++) {
            try (RawClient client = new RawClient(other.port, "127.0.6.1")) {
                RawClient.Reply reply = client.send(SignedCall.of("int_" + UUID.randomUUID(), SECRET)
                                .get(TARGET))
                        .reply();
                limited += reply.status() == 429 ? 1 : 0;
            }
        }
        assertThat(limited).isEqualTo(20);
        assertThat(other.service.count("/internal/integrations") - before).isEqualTo(61);
    }

    /** The shell example of the how-to, as it stands there, from its function to its call. */
    @Test
    void theShellExampleOfTheDocumentsWorks() throws IOException, InterruptedException {
        String id = newIntegration(SECRET);
        String document = Files.readString(Path.of("../docs/how-to/call-the-api-as-an-integration.md"));
        String shell = document.substring(document.indexOf("### Shell"), document.indexOf("The secret stands on"))
                .lines()
                .filter(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .map(line -> line.startsWith("ORIGIN=")
                        ? "ORIGIN=http://localhost:" + one.port + " ID=" + id + " SECRET=" + SECRET
                        : line)
                .collect(Collectors.joining("\n"));
        assertThat(run(shell)).isEqualTo(" ");
        assertThat(run(shell + "\nsigned POST /crm/api/contacts '{\"name\":\"ü\"}'"))
                .endsWith(" {\"name\":\"ü\"}");
    }

    private static String run(String shell) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-euc", shell)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return answered.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }

    @Test
    void whenAuthIsAwayAnUnknownIntegrationIsUnavailable() throws IOException {
        String id = newIntegration(SECRET);
        try (GatewayRig rig = new GatewayRig(Map.of())) {
            rig.service.on(
                    "/internal/integrations",
                    (seen, out) -> RecordingService.send(out, "503 Service Unavailable", "application/json", "{}"));
            assertThat(rig.call(SignedCall.of(id, SECRET).get(TARGET)).status()).isEqualTo(503);
        }
    }
}
