package io.truevalue.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truevalue.testing.BadInput;
import io.truevalue.testing.BadInput.Good;
import io.truevalue.testing.ServiceExtension;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    private static final String CONDITION = "principal.email == \"nobody@acme.example\"";

    @Test
    void refusesWhatIsWrongAndWritesNothing() throws SQLException {
        badInput().isRefusedAndWritesNothing();
    }

    @Test
    void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        badInput().keepsOrRefusesNaughtyStrings();
    }

    @Test
    void answersWrongIdsAsNeverIssued() {
        badInput().answersWrongIdsAsNeverIssued();
    }

    private static BadInput badInput() {
        Tenant tenant = Tenant.in(service);
        Map<String, Object> question = Map.of(
                "user_id", tenant.owner.userId(), "permission", "contacts:read", "resource", Map.of("tags", "a"));
        String api = "/permission/api/";
        String role = tenant.makeRole("changed", List.of("contacts:read")).at("/id");
        String policy = service.as(tenant.owner)
                .post(api + "policies", policy())
                .expect(201)
                .at("/id");
        String place = Tenant.path(tenant.newMember(), "viewer");
        String ofTeam = api + "assignments/team/" + tenant.newTeam("Sales") + "/viewer";
        Map<String, Object> until = Map.of("expires_at", "2999-01-01T00:00:00Z");
        return BadInput.to(service)
                .without("GET /permission/api/users/{id}/permissions", "whose id it is decides who may ask")
                .with("POST /permission/api/roles", () -> new Good(tenant.owner, api + "roles", role()))
                .with("PATCH /permission/api/roles/{id}", () -> new Good(tenant.owner, api + "roles/" + role, role()))
                .with("POST /permission/api/policies", () -> new Good(tenant.owner, api + "policies", policy()))
                .with(
                        "PATCH /permission/api/policies/{id}",
                        () -> new Good(tenant.owner, api + "policies/" + policy, policy()))
                .with("PUT " + api + "assignments/user/{id}/{role}", () -> new Good(tenant.owner, place, until))
                .with("PUT " + api + "assignments/team/{id}/{role}", () -> new Good(tenant.owner, ofTeam, until))
                .with(
                        "POST /permission/api/policies/try",
                        () -> new Good(
                                tenant.owner,
                                api + "policies/try",
                                Map.of("permissions", List.of("contacts:read"), "condition", CONDITION)))
                .with("POST /permission/api/check", () -> new Good(tenant.owner, api + "check", question))
                .with("POST /permission/api/explain", () -> new Good(tenant.owner, api + "explain", question))
                .with(
                        "POST /permission/api/check/batch",
                        () -> new Good(tenant.owner, api + "check/batch", Map.of("checks", List.of(question))))
                .with("POST /permission/api/preview", () -> previewing(tenant, "create_role", role()))
                .with(
                        "POST /permission/api/preview",
                        () -> previewing(tenant, "change_role", Map.of("role", role, "change", role())))
                .with(
                        "POST /permission/api/preview",
                        () -> previewing(tenant, "delete_role", Map.of("role", role, "reassign_to", "viewer")))
                .with(
                        "POST /permission/api/preview",
                        () -> previewing(
                                tenant,
                                "assign",
                                Map.of(
                                        "subject_type",
                                        "user",
                                        "subject_id",
                                        tenant.newMember().userId(),
                                        "role",
                                        "viewer",
                                        "expires_at",
                                        "2999-01-01T00:00:00Z")))
                .with(
                        "POST /permission/api/preview",
                        () -> previewing(
                                tenant,
                                "revoke",
                                Map.of(
                                        "subject_type",
                                        "user",
                                        "subject_id",
                                        tenant.newMember().userId(),
                                        "role",
                                        "viewer")))
                .with(
                        "POST /permission/api/preview",
                        () -> previewing(tenant, "policy", Map.of("id", policy, "definition", policy())));
    }

    private static Good previewing(Tenant tenant, String change, Map<String, Object> details) {
        return new Good(tenant.owner, "/permission/api/preview", Map.of(change, details));
    }

    private static Map<String, Object> role() {
        return Map.of(
                "name",
                "role-" + UUID.randomUUID().toString().substring(0, 8),
                "description",
                "For people",
                "permissions",
                List.of("contacts:read"),
                "inherits",
                List.of("viewer"));
    }

    private static Map<String, Object> policy() {
        return Map.of(
                "name",
                "policy-" + UUID.randomUUID().toString().substring(0, 8),
                "description",
                "For people",
                "effect",
                "deny",
                "permissions",
                List.of("contacts:read"),
                "condition",
                CONDITION,
                "enabled",
                true);
    }
}
