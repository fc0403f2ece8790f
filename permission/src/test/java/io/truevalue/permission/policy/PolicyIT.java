package io.truevalue.permission.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PolicyIT {
    private static final String POLICIES = "/permission/api/policies";

    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    private final UUID org = Ids.next();
    private final Caller owner =
            Caller.newUser().in(org, "acme").inRoles("admin").with("policies:read", "policies:write", "roles:read");

    @BeforeEach
    void provision() {
        service.as(Caller.service("org-service", org))
                .post("/internal/organizations", Map.of("org_id", org, "owner_id", owner.userId()))
                .expect(204);
        service.peer("org").on("/internal/memberships", call -> FakePeer.Reply.ok("""
                                {"items":[{"org_id":"%s","slug":"acme","name":"Acme","status":"active","owner":true}]}""".formatted(org)));
    }

    @Test
    void makesChangesListsAndRemoves() {
        Answer made = make("deny", "false", "policies:read").expect(201);
        String path = POLICIES + "/" + made.at("/id");
        assertThat(made.header("location")).isEqualTo(path);
        assertThat(made.json().at("/enabled").asBoolean()).isTrue();
        assertThat(service.as(owner).get(path).expect(200).body()).isEqualTo(made.body());
        assertThat(service.as(owner).get(POLICIES + "?filter=effect==deny").at("/items/0/id"))
                .isEqualTo(made.at("/id"));

        Answer changed = service.as(owner)
                .patch(path, Map.of("enabled", false, "description", "Off for now"))
                .expect(200);
        assertThat(changed.at("/version")).isEqualTo("2");
        assertThat(changed.at("/condition")).isEqualTo("false");
        service.as(owner).delete(path).expect(204);
        service.as(owner).get(path).expectProblem(404, "not_found");
        EventLog.Entry deleted = EventLog.await(
                Topics.ROLE,
                event ->
                        event.type().equals("policy.deleted") && event.subject().equals(made.at("/id")));
        assertThat(deleted.data().at("/before/version").asLong()).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        Answer refused =
                make("deny", "true &&\n  resource.nme == 'x'", "policies:read").expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/field")).isEqualTo("condition");
        assertThat(refused.at("/errors/0/message")).startsWith("line 2, column 3: there is no resource.nme");
        make("forbid", "true", "policies:read").expectProblem(400, "validation_failed");
        make("deny", "true", "policies:fly").expectProblem(400, "validation_failed");
        make("deny", "true", "policies:read@own").expectProblem(400, "validation_failed");
        make("allow", "true", "*").expectProblem(400, "validation_failed");

        Answer tried = service.as(owner)
                .post(POLICIES + "/try", Map.of("permissions", List.of("policies:read"), "condition", "1 + 1"))
                .expect(200);
        assertThat(tried.json().at("/valid").asBoolean()).isFalse();
        assertThat(tried.at("/faults/0/line")).isEqualTo("1");
        Answer fine = service.as(owner)
                .post(
                        POLICIES + "/try",
                        Map.of(
                                "permissions",
                                List.of("policies:read"),
                                "condition",
                                "request.address.inNetwork(\"192.0.2.0/24\")"))
                .expect(200);
        assertThat(fine.at("/answer")).isEqualTo("applies");
    }

    @Test
    void holdsNamesAndVersions() {
        Answer made = make("deny", "false", "policies:read").expect(201);
        service.as(owner)
                .post(POLICIES, policy(made.at("/name"), "deny", "false", "policies:read"))
                .expectProblem(409, "policy_name_taken");
        service.as(owner.authenticatedAt(Instant.now().minus(Duration.ofMinutes(11))))
                .post(POLICIES, policy("late", "deny", "false", "policies:read"))
                .expectProblem(403, "step_up_required");
    }

    @Test
    void letsNobodyShapeWhatTheyDoNotHold() {
        Caller stranger = Caller.newUser().in(org, "acme").with("policies:read", "policies:write");
        service.as(stranger)
                .post(POLICIES, policy("mine", "allow", "true", "policies:write"))
                .expectProblem(403, "permission_denied");
    }

    @Test
    void neverLocksTheOwnerOut() {
        make("deny", "true", "*").expect(201);
        Caller other = Caller.newUser().in(org, "acme").inRoles("manager").with("roles:read", "policies:read");
        Awaitility.await()
                .until(() -> service.as(other).get("/permission/api/roles").status() == 403);
        assertThat(service.as(other).get("/permission/api/roles").at("/policy")).startsWith("policy ");
        service.as(owner).get("/permission/api/roles").expect(200);
        Answer list = service.as(owner).get(POLICIES).expect(200);
        service.as(owner).delete(POLICIES + "/" + list.at("/items/0/id")).expect(204);
        Awaitility.await()
                .until(() -> service.as(other).get("/permission/api/roles").status() == 200);
    }

    @Test
    void fillsACopy() {
        Answer made = make("deny", "false", "policies:read").expect(201);
        Answer all = service.as(Caller.service("crm-service", null))
                .get("/internal/policies?after=")
                .expect(200);
        assertThat(all.body()).contains(made.at("/id"), org.toString());
    }

    private Answer make(String effect, String condition, String permission) {
        return service.as(owner).post(POLICIES, policy("policy " + Ids.next(), effect, condition, permission));
    }

    private static Map<String, Object> policy(String name, String effect, String condition, String permission) {
        Map<String, Object> policy = new HashMap<>();
        policy.put("name", name);
        policy.put("effect", effect);
        policy.put("condition", condition);
        policy.put("permissions", List.of(permission));
        return policy;
    }
}
