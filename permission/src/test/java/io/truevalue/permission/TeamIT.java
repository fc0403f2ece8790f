package io.truevalue.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What org tells of teams and members, and what it does to what they hold. */
class TeamIT {
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
    }

    @Test
    void givesAllWhoAreInATeamItsRoles() {
        tenant.tell("team.created", team, "{\"after\":{\"id\":\"" + team + "\",\"name\":\"Sales\"}}");
        tenant.tellTeamMember("team.member_added", team, member.userId());
        Awaitility.await()
                .untilAsserted(() -> assertThat(Tenant.texts(tenant.grantsOf(member), "/teams"))
                        .containsExactly(team.toString()));
        assertThat(tenant.grantsOf(member).at("/authz_version")).isEqualTo("1");

        assertThat(tenant.assignTeam(tenant.owner, team, "viewer").expect(200).at("/subject/type"))
                .isEqualTo("team");
        assertThat(tenant.permissionsOf(member)).contains("contacts:read");
        assertThat(tenant.grantsOf(member).at("/authz_version")).isEqualTo("2");

        tenant.tellTeamMember("team.member_removed", team, member.userId());
        Awaitility.await()
                .untilAsserted(() -> assertThat(tenant.grantsOf(member).body())
                        .isEqualTo("{\"roles\":[],\"permissions\":[],\"teams\":[],\"authz_version\":3}"));
        EventLog.Entry told = EventLog.await(
                Topics.ROLE,
                event -> event.type().equals("access.changed")
                        && event.data().at("/reason").asText().equals("team.member_removed")
                        && event.subject().equals(member.userId().toString()));
        assertThat(told.data().at("/authz/0/version").asInt()).isEqualTo(3);
    }

    @Test
    void endsWithTheTeam() {
        tenant.assignTeam(tenant.owner, team, "viewer").expect(200);
        tenant.tellTeamMember("team.member_added", team, member.userId());
        Awaitility.await().until(() -> tenant.permissionsOf(member).contains("contacts:read"));

        tenant.tell("team.deleted", team, "{}");
        Awaitility.await().until(() -> tenant.permissionsOf(member).isEmpty());
        assertThat(Tenant.texts(tenant.grantsOf(member), "/teams")).isEmpty();
        service.as(tenant.owner)
                .delete(Tenant.ASSIGNMENTS + "/team/" + team + "/viewer")
                .expectProblem(404, "not_found");
    }

    @Test
    void isNoTeamThatNobodyMade() {
        tenant.assignTeam(tenant.owner, UUID.randomUUID(), "viewer").expectProblem(404, "not_found");
        tenant.assignTeam(tenant.owner, member.userId(), "viewer").expectProblem(404, "not_found");
        service.as(tenant.owner)
                .put(Tenant.ASSIGNMENTS + "/team/nonsense/viewer", "")
                .expectProblem(404, "not_found");
    }

    @Test
    void restsWhileAMemberIsSuspended() {
        tenant.assign(member, "viewer");
        tenant.tellMember("member.suspended", member.userId());
        Awaitility.await().until(() -> tenant.permissionsOf(member).isEmpty());
        assertThat(tenant.mayNow(member, "contacts:read", Map.of())).isFalse();
        assertThat(service.as(member)
                        .post("/permission/api/explain", Map.of("permission", "contacts:read"))
                        .expect(200)
                        .at("/sentence"))
                .contains("suspended");

        tenant.tell(
                "member.updated",
                member.userId(),
                "{\"user_id\":\"%s\",\"before\":{\"status\":\"suspended\"},\"after\":{\"status\":\"active\"}}"
                        .formatted(member.userId()));
        Awaitility.await().until(() -> tenant.permissionsOf(member).contains("contacts:read"));
        assertThat(tenant.grantsOf(member).at("/authz_version")).isEqualTo("3");
    }

    @Test
    void endsAsAMemberIsRemovedButNotWhatTheyWereGivenSince() {
        tenant.assign(member, "viewer");
        tenant.tellTeamMember("team.member_added", team, member.userId());
        Instant left = Instant.now().plusMillis(1);
        Awaitility.await().until(() -> Instant.now().isAfter(left));
        tenant.assign(member, "member");

        tenant.tell("member.removed", member.userId(), "{\"user_id\":\"" + member.userId() + "\"}", left);

        Awaitility.await()
                .untilAsserted(() -> assertThat(Tenant.texts(tenant.grantsOf(member), "/roles"))
                        .containsExactly("member"));
        assertThat(Tenant.texts(tenant.grantsOf(member), "/teams")).isEmpty();
        EventLog.Entry revoked = EventLog.await(
                Topics.ROLE,
                event -> event.type().equals("assignment.revoked")
                        && event.subject().equals(member.userId().toString()));
        assertThat(revoked.data().at("/reason").asText()).isEqualTo("member_removed");
        assertThat(revoked.data().at("/role").asText()).isEqualTo("viewer");
    }

    @Test
    void outdatesEverybodysTokensAsASecondFactorIsRequired() {
        tenant.assign(member, "viewer");
        tenant.tell(
                "organization.updated",
                tenant.org,
                "{\"before\":{\"settings\":{\"require_mfa\":false}},\"after\":{\"settings\":{\"require_mfa\":true}}}");

        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(tenant.grantsOf(member).at("/authz_version")).isEqualTo("2"));
    }

    @Test
    void endsWithTheOrganization() {
        tenant.makeRole("mine", List.of("notes:read"), "viewer");
        tenant.assign(member, "mine");
        tenant.tell("organization.deleted", tenant.org, "{}");

        Awaitility.await()
                .until(() -> tenant.permissionsOf(member).isEmpty()
                        && tenant.permissionsOf(tenant.owner).isEmpty());
        assertThat(tenant.grantsOf(member).at("/authz_version")).isEqualTo("2");
    }

    @Test
    void followsTheOwnershipThatEventsTell() {
        tenant.tell("organization.updated", tenant.org, "{\"after\":{\"owner_id\":\"" + member.userId() + "\"}}");

        Awaitility.await().until(() -> tenant.permissionsOf(member).contains("roles:write"));
        service.as(tenant.owner).delete(Tenant.path(member, "admin")).expectProblem(409, "owner_keeps_admin");
        service.as(member).delete(Tenant.path(tenant.owner, "admin")).expect(204);
    }
}
