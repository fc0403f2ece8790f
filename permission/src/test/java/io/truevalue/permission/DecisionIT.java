package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Check, batch, explain, who can do something and what somebody can do. */
class DecisionIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    private Tenant tenant;
    private Caller member;
    private UUID team;

    @BeforeEach
    void provision() {
        tenant = Tenant.in(service);
        member = tenant.newMember();
        team = tenant.newTeam("Sales");
        tenant.tell("team.created", team, "{\"after\":{\"name\":\"Sales\"}}");
        tenant.tellTeamMember("team.member_added", team, member.userId());
        Awaitility.await()
                .untilAsserted(() -> assertThat(Tenant.texts(tenant.grantsOf(member), "/teams"))
                        .isNotEmpty());
    }

    @Test
    void reachesTheRecordsOfTheScopeAndNoOthers() {
        tenant.makeRole("scoped", List.of("contacts:read@team", "contacts:write@own", "contacts.emails:write@team"));
        tenant.assign(member, "scoped");
        String me = member.userId().toString();
        String other = tenant.owner.userId().toString();

        assertThat(may("contacts:read", Map.of("team_id", team.toString()))).isTrue();
        assertThat(may("contacts:read", Map.of("team_id", UUID.randomUUID().toString())))
                .isFalse();
        assertThat(may("contacts:read", Map.of("owner_id", me))).isFalse();
        assertThat(may("contacts:read", Map.of())).isFalse();
        assertThat(may("contacts:read@team", Map.of())).isTrue();
        assertThat(may("contacts.phones:read", Map.of("team_id", team.toString())))
                .isTrue();
        assertThat(may("contacts:write", Map.of("owner_id", me, "team_id", team.toString())))
                .isTrue();
        assertThat(may("contacts:write", Map.of("owner_id", other, "team_id", team.toString())))
                .isFalse();
        assertThat(may("contacts.emails:write", Map.of("owner_id", other, "team_id", team.toString())))
                .isTrue();
        assertThat(may("contacts.phones:write", Map.of("owner_id", other, "team_id", team.toString())))
                .isFalse();
        assertThat(may("deals:read", Map.of("owner_id", me))).isFalse();
    }

    @Test
    void answersManyQuestionsInTheirOrder() {
        tenant.assign(member, "viewer");
        List<Map<String, Object>> checks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            checks.add(Map.of("permission", "contacts:read"));
            checks.add(Map.of("permission", "contacts:write"));
        }

        Answer answer = service.as(member)
                .post("/permission/api/check/batch", Map.of("checks", checks))
                .expect(200);
        assertThat(Tenant.texts(answer, "/results")).hasSize(200);
        assertThat(answer.at("/results/198/allowed")).isEqualTo("true");
        assertThat(answer.at("/results/199/allowed")).isEqualTo("false");

        checks.add(Map.of("permission", "contacts:read"));
        service.as(member)
                .post("/permission/api/check/batch", Map.of("checks", checks))
                .expectProblem(400, "validation_failed");
        assertThat(service.as(member)
                        .post(
                                "/permission/api/check/batch",
                                Map.of("checks", List.of(checks.get(0), Map.of("permission", "contacts:eat"))))
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/field"))
                .isEqualTo("checks[1].permission");
    }

    @Test
    void tellsTheWholeDerivation() {
        tenant.makeRole("base", List.of("deals:write"));
        tenant.makeRole("middle", List.of(), "base");
        tenant.makeRole("top", List.of(), "middle");
        Instant end = Instant.parse("2126-01-01T00:00:00Z");
        service.as(tenant.owner)
                .put(Tenant.ASSIGNMENTS + "/team/" + team + "/top", Map.of("expires_at", end.toString()))
                .expect(200);

        Answer why = explain(member, Map.of("permission", "deals:write"));
        assertThat(why.at("/allowed")).isEqualTo("true");
        assertThat(why.at("/sentence"))
                .isEqualTo(
                        "Allowed: the role top, held by the team Sales until 2126-01-01T00:00:00Z, inherits from middle"
                                + " and that from base, gives deals:write.");
        assertThat(Tenant.texts(why, "/sources/0/via")).containsExactly("middle", "base");
        assertThat(why.at("/sources/0/team_id")).isEqualTo(team.toString());
        assertThat(why.at("/sources/0/expires_at")).isEqualTo(end.toString());
    }

    @Test
    void tellsWhatIsMissing() {
        assertThat(explain(member, Map.of("permission", "contacts:write")).at("/sentence"))
                .isEqualTo("Denied: no role that is held gives contacts:write.");
        tenant.assign(member, "member");
        assertThat(explain(
                                member,
                                Map.of(
                                        "permission",
                                        "contacts:write",
                                        "resource",
                                        Map.of("type", "contacts", "owner_id", tenant.owner.userId())))
                        .at("/sentence"))
                .matches(
                        "Denied: the role member gives it over (their own records|the records of their teams) only, and"
                                + " this record is not one of them\\.");
        service.as(member)
                .post(
                        "/permission/api/explain",
                        Map.of("permission", "contacts:write", "resource", Map.of("type", "deals")))
                .expectProblem(400, "validation_failed");
    }

    @Test
    void listsWhoCanDoSomething() {
        tenant.assignTeam(tenant.owner, team, "manager").expect(200);
        Caller viewer = tenant.newMember();
        tenant.assign(viewer, "viewer");

        Answer deleters = whoCan("contacts:delete&count=true");
        assertThat(deleters.at("/total")).isEqualTo("2");
        assertThat(deleters.body())
                .contains(member.userId().toString())
                .doesNotContain(viewer.userId().toString());
        assertThat(whoCan("contacts:read&count=true").at("/total")).isEqualTo("3");
        assertThat(whoCan("contacts:delete@own&count=true").at("/total")).isEqualTo("1");
        assertThat(whoCan("contacts.emails:read&count=true").at("/total")).isEqualTo("3");

        Answer first = whoCan("contacts:read&limit=2");
        Answer second = whoCan("contacts:read&limit=2&cursor=" + first.at("/next_cursor"));
        assertThat(Tenant.texts(first, "/items")).hasSize(2);
        assertThat(Tenant.texts(second, "/items")).hasSize(1);
        service.as(member.with("roles:read"))
                .get("/permission/api/who-can?permission=contacts:read")
                .expectProblem(403, "permission_denied");
        service.as(tenant.owner).get("/permission/api/who-can").expectProblem(400, "validation_failed");
    }

    @Test
    void tellsAllThatSomebodyCanDo() {
        tenant.assign(member, "viewer");
        tenant.assignTeam(tenant.owner, team, "manager").expect(200);

        Answer own = service.as(member.with())
                .get("/permission/api/users/" + member.userId() + "/permissions")
                .expect(200);
        assertThat(Tenant.texts(own, "/roles")).containsExactly("manager", "viewer");
        assertThat(own.body())
                .contains("{\"name\":\"contacts:delete@team\",\"description\":\"Delete contacts\",\"sources\":["
                        + "{\"permission\":\"contacts:delete@team\",\"role\":\"manager\"")
                .doesNotContain("contacts:read@team");
        service.as(member.with())
                .get("/permission/api/users/" + tenant.owner.userId() + "/permissions")
                .expectProblem(403, "permission_denied");
        service.as(tenant.owner)
                .get("/permission/api/users/" + member.userId() + "/permissions")
                .expect(200);
        service.as(tenant.owner).get("/permission/api/users/nobody/permissions").expectProblem(404, "not_found");
    }

    @Test
    void tellsNothingOfAnotherOrganization() {
        tenant.assign(member, "viewer");
        Tenant rival = Tenant.in(service);

        assertThat(service.as(rival.owner)
                        .get("/permission/api/users/" + member.userId() + "/permissions")
                        .expect(200)
                        .json()
                        .at("/permissions"))
                .isEmpty();
        assertThat(service.as(rival.owner)
                        .post(
                                "/permission/api/check",
                                Map.of("permission", "contacts:read", "user_id", member.userId()))
                        .at("/allowed"))
                .isEqualTo("false");
        assertThat(service.as(rival.owner)
                        .get("/permission/api/who-can?permission=contacts:read&count=true")
                        .at("/total"))
                .isEqualTo("1");
    }

    private boolean may(String permission, Map<String, ?> resource) {
        return tenant.mayNow(member, permission, resource);
    }

    private static Answer explain(Caller caller, Map<String, ?> question) {
        return service.as(caller).post("/permission/api/explain", question).expect(200);
    }

    private Answer whoCan(String query) {
        return service.as(tenant.owner)
                .get("/permission/api/who-can?permission=" + query)
                .expect(200);
    }
}
