package io.truevalue.auth.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.People;
import io.truevalue.events.codec.Topics;
import io.truevalue.signing.SigningKey;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntegrationIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private static final Caller GATEWAY = Caller.service("gateway", null);

    private final Caller admin = Caller.newMember("integrations:write", "contacts:read", "contacts:write");

    private static Answer create(Caller by, String... permissions) {
        return auth.as(by)
                .post("/auth/integrations", Map.of("name", "Billing export", "permissions", List.of(permissions)));
    }

    private static JsonNode known(String id) {
        return auth.as(GATEWAY)
                .get("/internal/integrations?id=" + id)
                .expect(200)
                .json()
                .get("items");
    }

    private static String keyOf(String secret) {
        return SigningKey.derive(HexFormat.of().parseHex(secret), "gateway").exportHex();
    }

    @Test
    void endsWithItsOrganization() {
        String id = create(admin, "contacts:read").expect(201).at("/id");
        String others = create(Caller.newMember("integrations:write", "contacts:read"), "contacts:read")
                .expect(201)
                .at("/id");

        EventLog.publish(
                Topics.ORGANIZATION,
                admin.orgId().toString(),
                Map.of(
                        "id", Ids.next().toString(),
                        "source", "/org-service",
                        "type", "organization.deleted",
                        "subject", admin.orgId().toString(),
                        "orgid", admin.orgId().toString(),
                        "time", Instant.now().toString()),
                "{}");

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> known(id).isEmpty());
        assertThat(known(others)).hasSize(1);
        EventLog.await(
                Topics.USER,
                event -> event.type().equals("integration.revoked")
                        && event.subject().equals(id));
    }

    @Test
    void showsTheSecretOnceAndKeepsTheGatewaysKeySealed() throws SQLException {
        Answer created = create(admin, "contacts:write", "contacts:read", "contacts:read")
                .expect(201);
        String id = created.at("/id");
        String secret = created.at("/secret");
        assertThat(id).matches("int_[0-9a-f-]{36}");
        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(created.header("location")).endsWith("/auth/integrations/" + id);
        assertThat(created.json().get("permissions").toString()).isEqualTo("[\"contacts:read\",\"contacts:write\"]");
        assertThat(created.at("/created_by")).isEqualTo(admin.userId().toString());
        Answer list = auth.as(admin).get("/auth/integrations?count=true").expect(200);
        assertThat(list.at("/total")).isEqualTo("1");
        assertThat(list.at("/items/0/id")).isEqualTo(id);
        assertThat(list.body()).doesNotContain(secret, "sealed", "\"secret\"");
        JsonNode known = known(id).get(0);
        assertThat(known.get("org_id").asText()).isEqualTo(admin.orgId().toString());
        assertThat(known.get("keys").toString()).isEqualTo("[\"" + keyOf(secret) + "\"]");
        try (Connection superuser = auth.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT string_agg(integration::text, '') FROM integration")) {
            row.next();
            assertThat(row.getString(1)).contains(id.substring(4)).doesNotContain(secret, keyOf(secret));
        }
    }

    @Test
    void givesNothingThatItsMakerDoesNotHold() {
        create(admin, "contacts:read", "contacts:delete").expectProblem(400, "validation_failed");
        create(admin, "contacts:read@own").expectProblem(400, "validation_failed");
        create(admin.with("integrations:write", "contacts:read@own"), "contacts:read")
                .expectProblem(400, "validation_failed");
        create(admin).expectProblem(400, "validation_failed");
        auth.as(admin)
                .post("/auth/integrations", Map.of("name", "a\nb", "permissions", List.of("contacts:read")))
                .expectProblem(400, "validation_failed");
        auth.as(admin)
                .post("/auth/integrations", Map.of("name", "x", "permissions", List.of("contacts:read"), "secret", "y"))
                .expectProblem(400, "unknown_field");
    }

    @Test
    void demandsThePermissionAndAFreshFactor() {
        Answer created = create(admin, "contacts:read").expect(201);
        Caller weak = admin.with("contacts:read");
        Caller stale = admin.authenticatedAt(Instant.now().minus(Duration.ofMinutes(11)));
        String path = "/auth/integrations/" + created.at("/id");
        create(weak, "contacts:read").expectProblem(403, "permission_denied");
        create(stale, "contacts:read").expectProblem(403, "step_up_required");
        auth.as(stale).post(path + "/rotate", "").expectProblem(403, "step_up_required");
        auth.as(stale).delete(path).expectProblem(403, "step_up_required");
        auth.as(stale).get("/auth/integrations").expect(200);
        auth.as(Caller.newUser()).get("/auth/integrations").expectProblem(403, "organization_required");
    }

    @Test
    void hidesAnotherOrganizationsIntegrations() {
        String id = create(admin, "contacts:read").expect(201).at("/id");
        Caller rival = Caller.newMember("integrations:write", "contacts:read");
        assertThat(auth.as(rival).get("/auth/integrations").expect(200).json().get("items"))
                .isEmpty();
        for (String foreign : List.of(id, "int_" + Ids.next(), "no-id")) {
            auth.as(rival).post("/auth/integrations/" + foreign + "/rotate", "").expectProblem(404, "not_found");
            auth.as(rival).delete("/auth/integrations/" + foreign).expectProblem(404, "not_found");
        }
        assertThat(known(id)).hasSize(1);
    }

    @Test
    void rotatesWithAnOverlap() {
        Answer created = create(admin, "contacts:read").expect(201);
        String id = created.at("/id");
        Answer rotated =
                auth.as(admin).post("/auth/integrations/" + id + "/rotate", "").expect(200);
        assertThat(rotated.at("/id")).isEqualTo(id);
        assertThat(Instant.parse(rotated.at("/previous_secret_until")))
                .isEqualTo(Instant.parse(rotated.at("/rotated_at")).plus(Duration.ofHours(24)));
        assertThat(known(id).get(0).get("keys").toString())
                .isEqualTo("[\"" + keyOf(rotated.at("/secret")) + "\",\"" + keyOf(created.at("/secret")) + "\"]");
        Answer again =
                auth.as(admin).post("/auth/integrations/" + id + "/rotate", "").expect(200);
        assertThat(known(id).get(0).get("keys").toString())
                .isEqualTo("[\"" + keyOf(again.at("/secret")) + "\",\"" + keyOf(rotated.at("/secret")) + "\"]");
        EventLog.Entry told = EventLog.await(
                Topics.USER,
                event -> event.type().equals("integration.rotated")
                        && event.subject().equals(id));
        assertThat(told.key()).isEqualTo(admin.orgId().toString());
        assertThat(told.value()).doesNotContain(rotated.at("/secret"));
    }

    @Test
    void endsForGoodAndTellsTheGateway() {
        String id = create(admin, "contacts:read").expect(201).at("/id");
        long before = auth.as(GATEWAY)
                .get("/internal/revocations?after=0")
                .expect(200)
                .json()
                .get("next")
                .asLong();
        auth.as(admin).delete("/auth/integrations/" + id).expect(204);
        assertThat(known(id)).isEmpty();
        assertThat(auth.as(admin).get("/auth/integrations").expect(200).json().get("items"))
                .isEmpty();
        auth.as(admin).delete("/auth/integrations/" + id).expectProblem(404, "not_found");
        JsonNode revoked = auth.as(GATEWAY)
                .get("/internal/revocations?after=" + before)
                .expect(200)
                .json()
                .get("items");
        assertThat(revoked.toString()).contains("\"kind\":\"integration\"", id.substring(4));
        EventLog.await(
                Topics.USER,
                event -> event.type().equals("integration.revoked")
                        && event.subject().equals(id));
        EventLog.Entry created = EventLog.await(
                Topics.USER,
                event -> event.type().equals("integration.created")
                        && event.subject().equals(id));
        assertThat(created.attributes()).containsEntry("orgid", admin.orgId().toString());
        assertThat(created.value()).doesNotContain("secret\":\"");
    }

    @Test
    void remembersWhenItWasLastUsed() {
        String id = create(admin, "contacts:read").expect(201).at("/id");
        Instant at = Instant.parse("2026-11-21T10:00:00Z");
        Map<String, Object> used = Map.of("id", id, "org_id", admin.orgId().toString(), "at", at.toString());
        auth.as(GATEWAY)
                .post("/internal/integrations/used", Map.of("items", List.of(used)))
                .expect(204);
        assertThat(Instant.parse(
                        auth.as(admin).get("/auth/integrations").expect(200).at("/items/0/last_used_at")))
                .isEqualTo(at);
        auth.as(Caller.service("org-service", null))
                .get("/internal/integrations?id=" + id)
                .expectProblem(403, "caller_not_allowed");
    }
}
