package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.embedded.EmbeddedKafkaServer;
import io.truevalue.signing.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revocation by events alone, from a real Kafka: auth and permission report nothing here. Cases G15 and J15. */
class RevocationEventsIT {

    @TempDir
    private static Path folder;

    private static EmbeddedKafkaServer kafka;
    private static KafkaProducer<byte[], byte[]> producer;
    private static GatewayRig rig;

    private final String user = GatewayRig.newUser();
    private final String organization = GatewayRig.newUser();
    private final String bearer = GatewayRig.bearer(token(5));

    @BeforeAll
    static void start() throws IOException, ExecutionException, InterruptedException {
        kafka = EmbeddedKafkaServer.start(folder.resolve("kafka"), 0, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            admin.createTopics(List.of(
                            new NewTopic("auth.user.events", 3, (short) 1),
                            new NewTopic("permission.role.events", 3, (short) 1),
                            new NewTopic("org.organization.events", 3, (short) 1)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer());
        rig = new GatewayRig(
                Map.of("truevalue.kafka.bootstrap", kafka.bootstrap(), "truevalue.gateway.limits.user", 1_000_000));
        GatewayRig.await(() -> status("/health/ready", "Accept: */*") == 200);
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
        producer.close();
        kafka.close();
    }

    private String token(int version) {
        Map<String, String> claims = TestTokens.claims(user, Instant.now());
        claims.put("org_id", TestTokens.quoted(organization));
        claims.put("authz_version", Integer.toString(version));
        return TestTokens.mint(claims);
    }

    private static int status(String target, String header) {
        try {
            return rig.get(target, header).status();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void announce(String topic, String type, String subject, String data) {
        ProducerRecord<byte[], byte[]> event = new ProducerRecord<>(topic, bytes(organization), bytes(data));
        event.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(GatewayRig.newUser()))
                .add("ce_type", bytes(type))
                .add("ce_subject", bytes(subject))
                .add("ce_orgid", bytes(organization));
        producer.send(event);
        producer.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anInvalidatedSessionIsFeltWithinASecond() {
        assertThat(status("/crm/api/x", bearer)).isEqualTo(200);
        announce(
                "auth.user.events",
                "session.invalidated",
                user,
                "{\"session_id\":\"s-" + user + "\",\"reason\":\"logout\"}");
        GatewayRig.await(() -> status("/crm/api/x", bearer) == 401);
    }

    /** Each try is signed anew; what changed at auth is felt as the event comes, not when the kept answer is old. */
    @Test
    void aRotatedAndThenRevokedIntegrationIsFeltWithinASecond() throws IOException {
        String id = "int_" + user;
        String first = "77c1d2e3".repeat(8);
        String second = "88a4b5c6".repeat(8);
        AtomicReference<String> keys = new AtomicReference<>(key(first));
        rig.service.on(
                "/internal/integrations",
                (seen, out) -> GatewayRig.json(
                        out,
                        keys.get().isEmpty()
                                ? "{\"items\":[]}"
                                : "{\"items\":[{\"id\":\"" + id + "\",\"org_id\":\"" + organization
                                        + "\",\"permissions\":[],\"keys\":[" + keys.get() + "]}]}"));
        assertThat(signed(id, first)).isEqualTo(200);
        assertThat(signed(id, second)).isEqualTo(401);
        keys.set(key(second));
        announce("auth.user.events", "integration.rotated", id, "{}");
        GatewayRig.await(() -> signed(id, second) == 200);
        assertThat(signed(id, first)).isEqualTo(401);
        announce("auth.user.events", "integration.revoked", id, "{}");
        GatewayRig.await(() -> signed(id, second) == 401);
    }

    private static String key(String secret) {
        return "\""
                + SigningKey.derive(HexFormat.of().parseHex(secret), "gateway").exportHex() + "\"";
    }

    private static int signed(String id, String secret) {
        try {
            return rig.call(SignedCall.of(id, secret).get("/crm/api/x")).status();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void raisedVersionsOutdateTokens() throws IOException {
        announce(
                "permission.role.events",
                "role.updated",
                "r-1",
                "{\"authz\":[{\"user_id\":\"" + user + "\",\"version\":6}]}");
        GatewayRig.await(() -> status("/crm/api/x", bearer) == 401);
        assertThat(rig.get("/crm/api/x", bearer).code()).isEqualTo("token_outdated");
        assertThat(status("/crm/api/x", GatewayRig.bearer(token(6)))).isEqualTo(200);
    }

    /** Case P4: a stream of requests is cut as the permission goes, and nothing passes after the first refusal. */
    @Test
    void aRevokedPermissionCutsARunningStreamOfRequests() {
        AtomicBoolean refused = new AtomicBoolean();
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger passed = new AtomicInteger();
        AtomicInteger passedLate = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                threads.execute(() -> {
                    while (!stopped.get()) {
                        boolean late = refused.get();
                        if (status("/crm/api/x", bearer) == 200) {
                            (late ? passedLate : passed).incrementAndGet();
                        } else {
                            refused.set(true);
                        }
                    }
                });
            }
            try {
                GatewayRig.await(() -> passed.get() > 20);
                announce(
                        "permission.role.events",
                        "assignment.revoked",
                        user,
                        "{\"authz\":[{\"user_id\":\"" + user + "\",\"version\":6}]}");
                GatewayRig.await(refused::get);
            } finally {
                stopped.set(true);
            }
        }
        assertThat(passedLate).hasValue(0);
        assertThat(status("/crm/api/x", bearer)).isEqualTo(401);
    }

    @Test
    void aDeletedOrganizationEndsItsTokens() {
        assertThat(status("/crm/api/x", bearer)).isEqualTo(200);
        announce("org.organization.events", "organization.deleted", organization, "{}");
        GatewayRig.await(() -> status("/crm/api/x", bearer) == 401);
    }

    @Test
    void whatCannotBeReadDoesNotStopTheRest() {
        announce("auth.user.events", "session.invalidated", user, "not json");
        announce("auth.user.events", "user.deleted", user, "[]");
        GatewayRig.await(() -> status("/crm/api/x", bearer) == 401);
    }
}
