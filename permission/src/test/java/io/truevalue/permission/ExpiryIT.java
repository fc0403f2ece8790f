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

class ExpiryIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission").withPeer("org");

    private Tenant tenant;
    private Caller member;

    @BeforeEach
    void provision() {
        tenant = Tenant.in(service);
        member = tenant.newMember();
    }

    @Test
    void endsAnAssignmentAtItsTimeAndTellsTheGate() {
        Instant end = Instant.now().plusMillis(1_500);
        assertThat(tenant.assign(tenant.owner, member, "viewer", end)
                        .expect(200)
                        .at("/expires_at"))
                .isNotEmpty();
        assertThat(tenant.permissionsOf(member)).contains("contacts:read");

        Awaitility.await().until(() -> tenant.permissionsOf(member).isEmpty());
        assertThat(Instant.now()).isAfterOrEqualTo(end);
        EventLog.Entry revoked = EventLog.await(
                Topics.ROLE,
                event -> event.type().equals("assignment.revoked")
                        && event.subject().equals(member.userId().toString()));
        assertThat(revoked.data().at("/reason").asText()).isEqualTo("expired");
        assertThat(revoked.data().at("/authz/0/version").asInt()).isEqualTo(2);
        assertThat(Instant.parse(revoked.attributes().get("time"))).isAfterOrEqualTo(end);
        assertThat(service.as(tenant.owner)
                        .get(Tenant.ASSIGNMENTS + "?filter=subject_id==" + member.userId())
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(tenant.grantsOf(member).at("/authz_version")).isEqualTo("2");
    }

    @Test
    void endsATeamsPlaceForAllWhoAreInIt() {
        UUID team = tenant.newTeam("Sales");
        service.as(tenant.owner)
                .put(
                        Tenant.ASSIGNMENTS + "/team/" + team + "/viewer",
                        Map.of("expires_at", Instant.now().plusMillis(1_500).toString()))
                .expect(200);
        tenant.tellTeamMember("team.member_added", team, member.userId());
        Awaitility.await().until(() -> tenant.permissionsOf(member).contains("contacts:read"));

        EventLog.Entry revoked = EventLog.await(
                Topics.ROLE,
                event -> event.type().equals("assignment.revoked")
                        && event.subject().equals(team.toString()));
        assertThat(revoked.data().at("/authz/0/user_id").asText())
                .isEqualTo(member.userId().toString());
        assertThat(tenant.permissionsOf(member)).isEmpty();
    }

    @Test
    void isLengthenedShortenedAndLiftedByAnotherPut() {
        Instant soon = Instant.now().plusSeconds(3_600);
        tenant.assign(tenant.owner, member, "viewer", soon).expect(200);
        tenant.assign(tenant.owner, member, "viewer", soon).expect(200);
        assertThat(tenant.grantsOf(member).at("/authz_version")).isEqualTo("1");

        assertThat(tenant.assign(tenant.owner, member, "viewer", null)
                        .expect(200)
                        .json()
                        .at("/expires_at")
                        .isNull())
                .isTrue();
        assertThat(tenant.grantsOf(member).at("/authz_version")).isEqualTo("2");
    }

    @Test
    void liesInTheFuture() {
        assertThat(tenant.assign(tenant.owner, member, "viewer", Instant.now().minusSeconds(1))
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/field"))
                .isEqualTo("expires_at");
        for (String nonsense : List.of("tomorrow", "2026-13-01T00:00:00Z", "2126-01-01")) {
            service.as(tenant.owner)
                    .put(Tenant.path(member, "viewer"), Map.of("expires_at", nonsense))
                    .expectProblem(400, "validation_failed");
        }
        service.as(tenant.owner)
                .put(Tenant.path(member, "viewer"), Map.of("expires", "2126-01-01T00:00:00Z"))
                .expectProblem(400, "unknown_field");
    }
}
