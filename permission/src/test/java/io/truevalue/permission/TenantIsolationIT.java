package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ForeignTenant;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TenantIsolationIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    @Test
    void reachesNoRowOfAnotherTenant() throws SQLException {
        Caller owner = Caller.newMember("*");
        service.as(Caller.service("org-service", owner.orgId()))
                .post("/internal/organizations", Map.of("org_id", owner.orgId(), "owner_id", owner.userId()))
                .expect(204);
        CatalogueOfAll.register(service);
        UUID team = Ids.next();
        service.peer("org").on("/internal/teams", "{\"items\":[{\"id\":\"" + team + "\",\"name\":\"Sales\"}]}");
        service.as(owner)
                .put("/permission/api/assignments/team/" + team + "/viewer", "")
                .expect(200);
        tell(owner, "team.member_added", team);
        tell(owner, "member.suspended", team);
        Awaitility.await()
                .untilAsserted(() -> assertThat(service.as(Caller.service("auth-service", owner.orgId()))
                                .get("/internal/grants?user_id=" + team)
                                .body())
                        .contains("\"teams\":[\"" + team));
        service.as(owner)
                .header("Idempotency-Key", "mine")
                .post(
                        "/permission/api/roles",
                        Map.of("name", "mine", "permissions", List.of("notes:read"), "inherits", List.of("viewer")))
                .expect(201);

        try (Connection superuser = service.asSuperuser();
                Connection app = service.asApp()) {
            List<String> tables = ForeignTenant.tables(superuser);
            assertThat(tables)
                    .containsExactly(
                            "assignment",
                            "authz_version",
                            "idempotency_key",
                            "organization",
                            "role",
                            "role_inheritance",
                            "role_permission",
                            "suspended_member",
                            "team",
                            "team_assignment",
                            "team_member");
            assertThat(ForeignTenant.reached(tables, app)).isEmpty();
        }
    }

    /** Of a user whose id is the subject's. */
    private static void tell(Caller owner, String type, UUID subject) {
        EventLog.publish(
                "org.member.events",
                owner.orgId().toString(),
                Map.of(
                        "id",
                        Ids.next().toString(),
                        "source",
                        "/org-service",
                        "type",
                        type,
                        "subject",
                        subject.toString(),
                        "time",
                        "2026-11-21T10:00:00Z",
                        "orgid",
                        owner.orgId().toString()),
                "{\"team_id\":\"" + subject + "\",\"user_id\":\"" + subject + "\"}");
    }
}
