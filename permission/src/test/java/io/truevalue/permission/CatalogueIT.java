package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CatalogueIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    /** Versions only rise, and the tests share one service. */
    private static final AtomicInteger BASES = new AtomicInteger();

    private final int base = BASES.addAndGet(100);
    private Tenant tenant;

    @BeforeEach
    void provision() {
        tenant = Tenant.in(service);
    }

    @Test
    void takesTheHighestVersionThatAnyInstanceDeclares() {
        declare("notification-service", base + 2, "newsletters", "Send newsletters", "")
                .expect(204);
        declare("notification-service", base + 2, "newsletters", "Send newsletters", "")
                .expect(204);
        assertThat(described()).contains("Send newsletters");

        declare("notification-service", base + 1, "newsletters", "An old text", "")
                .expect(204);
        assertThat(described()).contains("Send newsletters").doesNotContain("An old text");

        declare("notification-service", base + 3, "bulletins", "Send bulletins", "")
                .expect(204);
        assertThat(described()).contains("Send bulletins").doesNotContain("Send newsletters");
        assertThat(tenant.permissionsOf(tenant.owner))
                .contains("bulletins:write")
                .doesNotContain("newsletters:write");
    }

    @Test
    void givesSystemRolesWhatTheServiceSays() {
        Caller viewer = tenant.newMember();
        tenant.assign(viewer, "viewer");
        declare("notification-service", base + 10, "letters", "Write letters", "\"viewer\":[\"all\"]")
                .expect(204);

        assertThat(tenant.permissionsOf(viewer)).contains("letters:write");
        declare("notification-service", base + 11, "letters", "Write letters", "")
                .expect(204);
        assertThat(tenant.permissionsOf(viewer)).doesNotContain("letters:write");
    }

    @Test
    void leavesAResourceToTheServiceThatDeclaredItFirst() {
        declare("notification-service", base + 20, "contacts", "See all contacts", "\"viewer\":[\"all\"]")
                .expectProblem(400, "validation_failed");
        assertThat(described()).doesNotContain("See all contacts");
    }

    @Test
    void refusesWhatIsNoPermissionOrNoRole() {
        declare("notification-service", base + 30, "Bad Name", "x", "").expectProblem(400, "validation_failed");
        declare("notification-service", base + 30, "letters", "x", "\"emperor\":[\"all\"]")
                .expectProblem(400, "validation_failed");
        service.as(tenant.owner).post("/internal/catalogue", "{}").expectProblem(403, "caller_not_allowed");
        service.as(Caller.service("gateway", null))
                .post("/internal/catalogue", "{\"version\":1,\"resources\":[]}")
                .expectProblem(403, "caller_not_allowed");
    }

    @Test
    void tellsPeopleAndPoliciesWhatThereIs() {
        Answer resources =
                service.as(tenant.owner).get("/permission/api/resources").expect(200);

        assertThat(resources.body())
                .contains("{\"name\":\"owner_id\",\"type\":\"uuid\",\"title\":\"Owner\"}")
                .contains("\"service\":\"audit-log\"");
        List<String> names =
                Tenant.texts(service.as(tenant.owner).get("/permission/api/permissions"), "/items").stream()
                        .toList();
        assertThat(names).hasSizeGreaterThan(40);
    }

    private String described() {
        return service.as(tenant.owner)
                .get("/permission/api/permissions")
                .expect(200)
                .body();
    }

    private static Answer declare(String caller, int version, String resource, String description, String roles) {
        return service.as(Caller.service(caller, null))
                .post("/internal/catalogue", """
                {"version":%d,"from_a_newer_release":true,"resources":[{"name":"%s","title":"X","fields":[],"attributes":[],
                "actions":[{"name":"write","description":"%s","scopes":["all"],"by_field":false,"roles":{%s}}]}]}""".formatted(version, resource, description, roles));
    }
}
