package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessIT {
    private static final String ROLES = "/permission/api/roles";
    private static final String ASSIGNMENTS = "/permission/api/assignments";

    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    private final UUID org = Ids.next();
    private final Caller owner = Caller.newUser().in(org, "acme").with("*");
    private final Caller member = Caller.newUser().in(org, "acme");

    @BeforeEach
    void provision() {
        CatalogueOfAll.register(service);
        service.as(Caller.service("org-service", org))
                .post("/internal/organizations", Map.of("org_id", org, "owner_id", owner.userId()))
                .expect(204);
        service.peer("org").on("/internal/memberships", call -> {
            String user = call.target().substring(call.target().indexOf('=') + 1);
            boolean belongs = user.equals(owner.userId().toString())
                    || user.equals(member.userId().toString());
            return io.truevalue.testing.FakePeer.Reply.ok(
                    belongs ? """
                      {"items":[{"org_id":"%s","slug":"acme","name":"Acme","status":"active","owner":%s}]}""".formatted(org, user.equals(owner.userId().toString())) : "{\"items\":[]}");
        });
    }

    @Test
    void assignsAndRevokesARole() {
        Answer assigned = assign(owner, member, "manager").expect(200);
        assertThat(assigned.at("/role")).isEqualTo("manager");
        assertThat(assign(owner, member, "manager").expect(200).body()).isEqualTo(assigned.body());
        assertThat(grantsOf(member).at("/roles/0")).isEqualTo("manager");
        assertThat(grantsOf(member).at("/authz_version")).isEqualTo("1");
        assertThat(service.as(owner)
                        .get(ASSIGNMENTS + "?count=true&filter=role==manager")
                        .expect(200)
                        .body())
                .contains(assigned.body(), "\"total\":1");

        service.as(owner).delete(path(member, "manager")).expect(204);
        assertThat(grantsOf(member).body())
                .isEqualTo("{\"roles\":[],\"permissions\":[],\"teams\":[],\"authz_version\":2}");
        service.as(owner).delete(path(member, "manager")).expectProblem(404, "not_found");
        EventLog.Entry revoked = EventLog.await(
                Topics.ROLE,
                event -> event.type().equals("assignment.revoked")
                        && event.subject().equals(member.userId().toString()));
        assertThat(revoked.data().at("/authz/0/version").asLong()).isEqualTo(2);
        assertThat(revoked.data().at("/role").asText()).isEqualTo("manager");
        assertThat(revoked.attributes()).containsEntry("actorid", owner.userId().toString());
    }

    @Test
    void keepsTheOwnerAnAdmin() {
        service.as(owner).delete(path(owner, "admin")).expectProblem(409, "owner_keeps_admin");
    }

    @Test
    void letsNobodyGrantWhatTheyDoNotHoldWhateverTheirTokenSays() {
        makeRole(owner, "clerk", List.of("assignments:write", "contacts:read"), List.of());
        assign(owner, member, "clerk").expect(200);
        Caller clerk = member.with("*");

        assign(clerk, member, "admin").expectProblem(403, "permission_denied");
        assign(clerk, member, "member").expectProblem(403, "permission_denied");
        assign(clerk, owner, "clerk").expect(200);
        service.as(clerk).delete(path(owner, "admin")).expectProblem(403, "permission_denied");
    }

    @Test
    void assignsToMembersOnlyAndWithAFreshFactor() {
        assign(owner, Caller.newUser(), "viewer").expectProblem(404, "not_found");
        assign(owner, member, "no-such-role").expectProblem(404, "not_found");
        service.as(owner).put(ASSIGNMENTS + "/user/nonsense/viewer", "").expectProblem(404, "not_found");
        service.as(owner.authenticatedAt(Instant.now().minus(Duration.ofMinutes(11))))
                .put(path(member, "viewer"), "")
                .expectProblem(403, "step_up_required");
        service.as(owner.with("assignments:read"))
                .put(path(member, "viewer"), "")
                .expectProblem(403, "permission_denied");
    }

    @Test
    void flattensWhatRolesInherit() {
        makeRole(owner, "base", List.of("deals:write@own"), List.of("viewer"));
        makeRole(owner, "top", List.of("invites:read"), List.of("base"));
        assign(owner, member, "top").expect(200);

        Answer grants = grantsOf(member);
        assertThat(grants.json().at("/roles").toString()).isEqualTo("[\"top\"]");
        assertThat(grants.json().at("/permissions").toString())
                .contains("\"deals:write@own\"", "\"invites:read\"", "\"contacts:read\"")
                .doesNotContain("contacts:write");
    }

    @Test
    void tellsEverybodyWhoIsAffectedByAChangedRole() {
        String base = makeRole(owner, "base", List.of("deals:write"), List.of()).at("/id");
        makeRole(owner, "top", List.of(), List.of("base"));
        assign(owner, member, "top").expect(200);

        Answer changed = service.as(owner)
                .header("If-Match", "\"1\"")
                .patch(ROLES + "/" + base, Map.of("permissions", List.of("deals:read")))
                .expect(200);
        assertThat(changed.at("/version")).isEqualTo("2");
        assertThat(grantsOf(member).json().at("/permissions").toString()).isEqualTo("[\"deals:read\"]");
        assertThat(grantsOf(member).at("/authz_version")).isEqualTo("2");
        EventLog.Entry updated = EventLog.await(
                Topics.ROLE,
                event -> event.type().equals("role.updated") && event.subject().equals(base));
        assertThat(updated.data().at("/authz").toString())
                .isEqualTo("[{\"user_id\":\"" + member.userId() + "\",\"version\":2}]");

        service.as(owner).delete(ROLES + "/base").expectProblem(409, "role_in_use");
        service.as(owner).delete(ROLES + "/base?reassign_to=viewer").expect(204);
        assertThat(grantsOf(member).json().at("/permissions").toString()).contains("contacts:read");
        assertThat(grantsOf(member).at("/authz_version")).isEqualTo("3");
        service.as(owner).get(ROLES + "/" + base).expectProblem(404, "not_found");
    }

    @Test
    void refusesCyclesAndChangesToSystemRoles() {
        makeRole(owner, "lower", List.of(), List.of());
        makeRole(owner, "upper", List.of(), List.of("lower"));

        service.as(owner)
                .patch(ROLES + "/lower", Map.of("inherits", List.of("upper")))
                .expectProblem(409, "role_cycle");
        service.as(owner)
                .patch(ROLES + "/lower", Map.of("inherits", List.of("lower")))
                .expectProblem(409, "role_cycle");
        service.as(owner)
                .patch(ROLES + "/viewer", Map.of("permissions", List.of()))
                .expectProblem(403, "system_role_immutable");
        service.as(owner).delete(ROLES + "/admin").expectProblem(403, "system_role_immutable");
    }

    @Test
    void letsNobodyShapeARoleBeyondWhatTheyHold() {
        makeRole(owner, "shaper", List.of("roles:write", "roles:read"), List.of());
        assign(owner, member, "shaper").expect(200);
        Caller shaper = member.with("*");

        service.as(shaper)
                .post(ROLES, Map.of("name", "more", "permissions", List.of("billing:write")))
                .expectProblem(403, "permission_denied");
        service.as(shaper)
                .post(ROLES, Map.of("name", "more", "inherits", List.of("admin")))
                .expectProblem(403, "permission_denied");
        service.as(shaper)
                .patch(ROLES + "/shaper", Map.of("permissions", List.of("roles:write", "billing:write")))
                .expectProblem(403, "permission_denied");
        service.as(shaper)
                .patch(ROLES + "/shaper", Map.of("inherits", List.of("admin")))
                .expectProblem(403, "permission_denied");
        makeRole(shaper, "less", List.of("roles:read"), List.of());
        assertThat(grantsOf(member).json().at("/permissions").toString()).isEqualTo("[\"roles:read\",\"roles:write\"]");
    }

    @Test
    void namesTheFieldsAtFault() {
        Answer refused = service.as(owner)
                .post(ROLES, Map.of("name", "x", "permissions", List.of("contacts:read", "contacts:eat")))
                .expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/field")).isEqualTo("permissions[1]");
        assertThat(service.as(owner)
                        .post(ROLES, Map.of("name", "x", "inherits", List.of("nobody")))
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/field"))
                .isEqualTo("inherits[0]");
        for (String name :
                List.of("", "Has Blanks", "a,b", "x".repeat(51), Ids.next().toString())) {
            service.as(owner).post(ROLES, Map.of("name", name)).expectProblem(400, "validation_failed");
        }
        makeRole(owner, "once", List.of(), List.of());
        service.as(owner).post(ROLES, Map.of("name", "once")).expectProblem(409, "role_name_taken");
        service.as(owner).post(ROLES, Map.of("name", "admin")).expectProblem(409, "role_name_taken");
    }

    @Test
    void listsRolesAsTheyReadAlone() {
        Answer made = makeRole(owner, "mine", List.of("notes:write", "notes:read"), List.of("viewer"));

        Answer list = service.as(owner).get(ROLES + "?filter=name==mine").expect(200);
        assertThat(list.json().at("/items/0").toString()).isEqualTo(made.body());
        assertThat(service.as(owner).get(ROLES + "/mine").expect(200).body()).isEqualTo(made.body());
        assertThat(service.as(owner).get(ROLES + "?count=true").at("/total")).isEqualTo("5");
        assertThat(service.as(owner)
                        .get("/permission/api/permissions")
                        .expect(200)
                        .body())
                .contains("{\"name\":\"contacts:read\",\"resource\":\"contacts\",\"resource_title\":\"Contacts\","
                        + "\"action\":\"read\",\"description\":\"See contacts\",\"scopes\":[\"all\",\"team\",\"own\"],"
                        + "\"fields\":[{\"name\":\"first_name\",\"title\":\"First name\"},");
    }

    @Test
    void decidesByWhatIsHeldNow() {
        assign(owner, member, "member").expect(200);

        assertThat(check(member, Map.of("permission", "contacts:write"))).isEqualTo("{\"allowed\":false}");
        assertThat(check(member, Map.of("permission", "contacts:write@own"))).isEqualTo("{\"allowed\":true}");
        assertThat(check(
                        member,
                        Map.of("permission", "contacts:write", "resource", Map.of("owner_id", member.userId()))))
                .isEqualTo("{\"allowed\":true}");
        assertThat(check(
                        member, Map.of("permission", "contacts:write", "resource", Map.of("owner_id", owner.userId()))))
                .isEqualTo("{\"allowed\":false}");
        assertThat(check(owner, Map.of("permission", "contacts:delete", "user_id", member.userId())))
                .isEqualTo("{\"allowed\":false}");
        service.as(member)
                .post("/permission/api/check", Map.of("permission", "contacts:read", "user_id", owner.userId()))
                .expectProblem(403, "permission_denied");
        service.as(member)
                .post("/permission/api/check", Map.of("permission", "contacts:eat"))
                .expectProblem(400, "validation_failed");
    }

    @Test
    void hidesRolesAndAssignmentsFromAnotherOrganization() {
        String mine = makeRole(owner, "mine", List.of("notes:read"), List.of()).at("/id");
        Caller rival = Caller.newMember("*");
        service.as(Caller.service("org-service", rival.orgId()))
                .post("/internal/organizations", Map.of("org_id", rival.orgId(), "owner_id", rival.userId()))
                .expect(204);

        for (String role : List.of(mine, "mine", Ids.next().toString())) {
            service.as(rival).get(ROLES + "/" + role).expectProblem(404, "not_found");
            service.as(rival).patch(ROLES + "/" + role, "{}").expectProblem(404, "not_found");
            service.as(rival).delete(ROLES + "/" + role).expectProblem(404, "not_found");
            service.as(rival).delete(path(owner, role)).expectProblem(404, "not_found");
        }
        assign(rival, owner, "viewer").expectProblem(404, "not_found");
        service.as(rival)
                .post(ROLES, Map.of("name", "theirs", "inherits", List.of(mine)))
                .expectProblem(400, "validation_failed");
        assertThat(service.as(rival).get(ASSIGNMENTS + "?count=true").at("/total"))
                .isEqualTo("1");
        assertThat(service.as(rival).get(ROLES + "?count=true").at("/total")).isEqualTo("4");
    }

    private Answer makeRole(Caller maker, String name, List<String> permissions, List<String> inherits) {
        return service.as(maker)
                .post(ROLES, Map.of("name", name, "permissions", permissions, "inherits", inherits))
                .expect(201);
    }

    private static Answer assign(Caller by, Caller to, String role) {
        return service.as(by).put(path(to, role), "");
    }

    private static String path(Caller user, String role) {
        return ASSIGNMENTS + "/user/" + user.userId() + "/" + role;
    }

    private static String check(Caller caller, Map<String, Object> body) {
        return service.as(caller)
                .post("/permission/api/check", body)
                .expect(200)
                .body();
    }

    private Answer grantsOf(Caller user) {
        return service.as(Caller.service("auth-service", org))
                .get("/internal/grants?user_id=" + user.userId())
                .expect(200);
    }
}
