package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What org asks before it invites or fills a team, and as somebody joins. */
class JoiningIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    private Tenant tenant;

    @BeforeEach
    void provision() {
        tenant = Tenant.in(service);
    }

    @Test
    void letsAnInviterPromiseOnlyWhatTheyHold() {
        Caller manager = tenant.newMember();
        tenant.assign(manager, "manager");
        UUID admins = tenant.newTeam("Admins");
        tenant.assignTeam(tenant.owner, admins, "admin").expect(200);

        Answer viewer = grantable(actor(manager), List.of("viewer"), List.of());
        assertThat(viewer.at("/allowed")).isEqualTo("true");
        assertThat(viewer.at("/roles/0/name")).isEqualTo("viewer");
        Answer admin = grantable(actor(manager), List.of("admin"), List.of());
        assertThat(admin.at("/allowed")).isEqualTo("false");
        assertThat(Tenant.texts(admin, "/missing")).contains("roles:write");
        assertThat(grantable(actor(manager), List.of(), List.of(admins)).at("/allowed"))
                .isEqualTo("false");
        assertThat(grantable(actor(tenant.owner), List.of("admin"), List.of(admins))
                        .at("/allowed"))
                .isEqualTo("true");
        Answer unknown = grantable(actor(tenant.owner), List.of("emperor"), List.of(UUID.randomUUID()));
        assertThat(unknown.at("/allowed")).isEqualTo("false");
        assertThat(Tenant.texts(unknown, "/unknown_roles")).containsExactly("emperor");
        assertThat(Tenant.texts(unknown, "/unknown_teams")).hasSize(1);
    }

    @Test
    void takesAnIntegrationAtItsPermissions() {
        Map<String, Object> integration =
                Map.of("id", "int_x", "type", "integration", "permissions", List.of("roles:read", "invites:write"));
        tenant.makeRole("reader", List.of("roles:read"));

        assertThat(grantable(integration, List.of("reader"), List.of()).at("/allowed"))
                .isEqualTo("true");
        assertThat(grantable(integration, List.of("viewer"), List.of()).at("/allowed"))
                .isEqualTo("false");
    }

    @Test
    void givesWhoJoinsTheirRolesOnceHoweverOftenItIsAsked() {
        Caller joining = Caller.newUser().in(tenant.org, "acme");
        for (int i = 0; i < 2; i++) {
            Answer joined = service.as(Caller.service("org-service", tenant.org))
                    .post(
                            "/internal/assignments",
                            Map.of(
                                    "user_id",
                                    joining.userId(),
                                    "roles",
                                    List.of("viewer", "gone"),
                                    "granted_by",
                                    tenant.owner.userId()))
                    .expect(200);
            assertThat(joined.body()).isEqualTo("{\"assigned\":[\"viewer\"],\"gone\":[\"gone\"]}");
        }
        assertThat(tenant.grantsOf(joining).at("/authz_version")).isEqualTo("1");
        assertThat(service.as(tenant.owner)
                        .get(Tenant.ASSIGNMENTS + "?filter=subject_id==" + joining.userId())
                        .at("/items/0/granted_by"))
                .isEqualTo(tenant.owner.userId().toString());
    }

    @Test
    void handsTheOwnershipOver() {
        Caller heir = tenant.newMember();
        for (int i = 0; i < 2; i++) {
            service.as(Caller.service("org-service", tenant.org))
                    .post("/internal/ownership", Map.of("owner_id", heir.userId()))
                    .expect(204);
        }
        assertThat(Tenant.texts(tenant.grantsOf(heir), "/roles")).containsExactly("admin");
        service.as(heir).delete(Tenant.path(tenant.owner, "admin")).expect(204);
    }

    @Test
    void isOrgsToAsk() {
        for (String path : List.of("/internal/grantable", "/internal/assignments", "/internal/ownership")) {
            service.as(Caller.service("crm-service", tenant.org))
                    .post(path, "{}")
                    .expectProblem(403, "caller_not_allowed");
            service.as(tenant.owner).post(path, "{}").expectProblem(403, "caller_not_allowed");
        }
    }

    private static Map<String, Object> actor(Caller user) {
        return Map.of("id", user.userId(), "type", "user", "permissions", List.of("*"));
    }

    private Answer grantable(Map<String, Object> actor, List<String> roles, List<UUID> teams) {
        return service.as(Caller.service("org-service", tenant.org))
                .post("/internal/grantable", Map.of("actor", actor, "roles", roles, "teams", teams))
                .expect(200);
    }
}
