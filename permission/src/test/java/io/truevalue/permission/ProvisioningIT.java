package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProvisioningIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission");

    private final UUID org = Ids.next();
    private final UUID owner = Ids.next();

    @BeforeAll
    static void register() {
        CatalogueOfAll.register(service);
    }

    @Test
    void givesTheOwnerEveryPermission() {
        provision().expect(204);

        Answer grants = service.as(Caller.service("auth-service", org)).get("/internal/grants?user_id=" + owner);

        grants.expect(200);
        assertThat(grants.json().at("/roles").toString()).isEqualTo("[\"admin\"]");
        assertThat(grants.at("/authz_version")).isEqualTo("1");
        assertThat(grants.json().at("/permissions").toString())
                .contains("\"contacts:read\"", "\"assignments:write\"", "\"audit:export\"")
                .doesNotContain("@");
    }

    @Test
    void isDoneOnceHoweverOftenItIsAsked() {
        provision().expect(204);
        provision().expect(204);

        service.as(Caller.service("auth-service", org))
                .get("/internal/grants?user_id=" + owner)
                .expect(200);
        EventLog.Entry granted =
                EventLog.await(Topics.ROLE, event -> event.subject().equals(owner.toString()));
        assertThat(granted.type()).isEqualTo("assignment.granted");
        assertThat(granted.key()).isEqualTo(org.toString());
        assertThat(granted.data().at("/authz/0/version").asLong()).isEqualTo(1);
        assertThat(granted.data().at("/authz/0/user_id").asText()).isEqualTo(owner.toString());
    }

    @Test
    void grantsNothingToStrangers() {
        provision().expect(204);

        Answer grants = service.as(Caller.service("auth-service", org)).get("/internal/grants?user_id=" + Ids.next());

        assertThat(grants.expect(200).body())
                .isEqualTo("{\"roles\":[],\"permissions\":[],\"teams\":[],\"authz_version\":0}");
    }

    @Test
    void grantsNothingInAnotherOrganization() {
        provision().expect(204);

        Answer grants = service.as(Caller.service("auth-service", Ids.next())).get("/internal/grants?user_id=" + owner);

        assertThat(grants.expect(200).body())
                .isEqualTo("{\"roles\":[],\"permissions\":[],\"teams\":[],\"authz_version\":0}");
    }

    @Test
    void tellsTheGateWhoseVersionRose() {
        Instant before = Instant.now();
        provision().expect(204);

        Answer raised = service.as(Caller.service("gateway", null)).get("/internal/authz-versions?since=" + before);

        assertThat(raised.expect(200).body())
                .contains("{\"user_id\":\"" + owner + "\",\"org_id\":\"" + org + "\",\"version\":1}");
        service.as(Caller.service("gateway", null))
                .get("/internal/authz-versions?since=yesterday")
                .expect(400);
    }

    @Test
    void answersOnlyItsCallers() {
        service.as(Caller.service("crm-service", org))
                .post("/internal/organizations", Map.of("org_id", org, "owner_id", owner))
                .expectProblem(403, "caller_not_allowed");
        service.as(Caller.service("crm-service", org))
                .get("/internal/grants?user_id=" + owner)
                .expectProblem(403, "caller_not_allowed");
        service.as(Caller.service("auth-service", null))
                .get("/internal/authz-versions?since=2026-01-01T00:00:00Z")
                .expectProblem(403, "caller_not_allowed");
    }

    private Answer provision() {
        return service.as(Caller.service("org-service", org))
                .post("/internal/organizations", Map.of("org_id", org, "owner_id", owner));
    }
}
