package io.truevalue.org.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.org.Company;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import io.truevalue.web.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TeamIT {
    @RegisterExtension
    static final ServiceExtension service = Company.service();

    private final Company acme = Company.found(service);

    @Test
    void isCreatedWithItsLeadInIt() {
        Caller mia = acme.join("Mia");

        Answer created = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales", "lead_id", mia.userId()))
                .expect(201);

        assertThat(created.header("Location")).isEqualTo(acme.path("/teams/" + created.at("/id")));
        assertThat(created.at("/member_count")).isEqualTo("1");
        assertThat(acme.asOwner()
                        .get(acme.path("/teams/" + created.at("/id")))
                        .expect(200)
                        .body())
                .isEqualTo(created.body());
        assertThat(acme.asOwner()
                        .get(acme.path("/teams"))
                        .expect(200)
                        .json()
                        .at("/items/0")
                        .toString())
                .isEqualTo(created.body());
        assertThat(acme.asOwner()
                        .get(acme.path("/members/" + mia.userId()))
                        .expect(200)
                        .at("/teams/0"))
                .isEqualTo(created.at("/id"));
        List<EventLog.Entry> told = eventsOf(created.at("/id"), 2);
        assertThat(told).extracting(EventLog.Entry::type).containsExactly("team.created", "team.member_added");
        assertThat(told.getLast().data().at("/user_id").asText())
                .isEqualTo(mia.userId().toString());
    }

    @Test
    void hasANameThatNoOtherHasInWhateverCase() {
        acme.asOwner().post(acme.path("/teams"), Map.of("name", "Sales")).expect(201);
        String other = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Service"))
                .expect(201)
                .at("/id");

        for (String name : List.of("sales", "SALES", " Sales ", "Ｓａｌｅｓ")) {
            acme.asOwner().post(acme.path("/teams"), Map.of("name", name)).expectProblem(409, "team_name_taken");
        }
        acme.asOwner()
                .patch(acme.path("/teams/" + other), Map.of("name", "sales"))
                .expectProblem(409, "team_name_taken");
        Company rival = Company.found(service);
        rival.asOwner().post(rival.path("/teams"), Map.of("name", "Sales")).expect(201);
    }

    @Test
    void givesANameToOneOfManyAtOnce() throws Exception {
        List<Callable<Answer>> tries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tries.add(() -> acme.asOwner().post(acme.path("/teams"), Map.of("name", "Race")));
        }
        assertThat(atOnce(tries))
                .extracting(Answer::status)
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    @Test
    void isLedByAMemberOrByNobody() {
        acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales", "lead_id", Ids.next()))
                .expectProblem(400, "validation_failed");
        Caller mia = acme.join("Mia");
        Answer team = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales"))
                .expect(201);
        String path = acme.path("/teams/" + team.at("/id"));
        assertThat(acme.asOwner()
                        .patch(path, Map.of("lead_id", mia.userId()))
                        .expect(200)
                        .at("/member_count"))
                .isEqualTo("1");

        acme.asOwner().delete(path + "/members/" + mia.userId()).expect(204);

        assertThat(acme.asOwner().get(path).expect(200).json().at("/lead_id").isNull())
                .isTrue();
        acme.asOwner().patch(path, "{\"lead_id\":null}").expect(200);
        service.as(acme.owner())
                .header("If-Match", "\"1\"")
                .patch(path, Map.of("name", "Late"))
                .expectProblem(412, "stale_version");
    }

    @Test
    void givesPlacesOnceAndTakesThem() {
        Caller mia = acme.join("Mia");
        String id = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales"))
                .expect(201)
                .at("/id");
        String place = acme.path("/teams/" + id + "/members/" + mia.userId());

        put(acme.asOwner(), place).expect(204);
        put(acme.asOwner(), place).expect(204);
        assertThat(acme.asOwner()
                        .get(acme.path("/teams/" + id + "/members?count=true"))
                        .expect(200)
                        .at("/total"))
                .isEqualTo("1");
        assertThat(acme.asOwner()
                        .get(acme.path("/members?filter=teams==" + id))
                        .expect(200)
                        .at("/items/0/user_id"))
                .isEqualTo(mia.userId().toString());
        put(acme.asOwner(), acme.path("/teams/" + id + "/members/" + Ids.next()))
                .expectProblem(404, "not_found");
        put(acme.asOwner(), acme.path("/teams/x/members/" + mia.userId())).expectProblem(404, "not_found");
        acme.asOwner().delete(place).expect(204);
        acme.asOwner().delete(place).expect(204);

        assertThat(eventsOf(id, 3))
                .extracting(EventLog.Entry::type)
                .containsExactly("team.created", "team.member_added", "team.member_removed");
    }

    @Test
    void putsNobodyIntoMoreThanTheOneWhoPutsThemHolds() {
        Caller mia = acme.join("Mia", "teams:write", "teams:read");
        String id = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Billing"))
                .expect(201)
                .at("/id");
        service.peer("permission").on("/internal/grantable", "{\"allowed\":false,\"missing\":[\"billing:write\"]}");

        put(service.as(mia), acme.path("/teams/" + id + "/members/" + mia.userId()))
                .expectProblem(403, "permission_denied");
        service.as(mia)
                .patch(acme.path("/teams/" + id), Map.of("lead_id", mia.userId()))
                .expectProblem(403, "permission_denied");
        service.as(mia).delete(acme.path("/teams/" + id)).expectProblem(403, "permission_denied");
        service.as(mia.with("teams:read")).delete(acme.path("/teams/" + id)).expectProblem(403, "permission_denied");
    }

    @Test
    void goesWithItsPlaces() {
        Caller mia = acme.join("Mia");
        String id = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales", "lead_id", mia.userId()))
                .expect(201)
                .at("/id");

        acme.asOwner().delete(acme.path("/teams/" + id)).expect(204);

        acme.asOwner().get(acme.path("/teams/" + id)).expectProblem(404, "not_found");
        assertThat(acme.asOwner()
                        .get(acme.path("/members/" + mia.userId()))
                        .expect(200)
                        .json()
                        .at("/teams"))
                .isEmpty();
        EventLog.Entry deleted = eventsOf(id, 3).getLast();
        assertThat(deleted.type()).isEqualTo("team.deleted");
        assertThat(deleted.data().at("/before/name").asText()).isEqualTo("Sales");
        assertThat(deleted.data().at("/member_ids/0").asText())
                .isEqualTo(mia.userId().toString());
    }

    @Test
    void leavesNoPlaceBehindWhateverHappensAtOnce() throws Exception {
        Caller mia = acme.join("Mia");
        for (int round = 0; round < 5; round++) {
            String id = acme.asOwner()
                    .post(acme.path("/teams"), Map.of("name", "Round " + round))
                    .expect(201)
                    .at("/id");
            List<Answer> answers = atOnce(List.of(
                    () -> acme.asOwner().delete(acme.path("/teams/" + id)),
                    () -> put(acme.asOwner(), acme.path("/teams/" + id + "/members/" + mia.userId()))));
            assertThat(answers).extracting(Answer::status).containsAnyOf(204).isSubsetOf(204, 404);
        }
        assertThat(acme.asOwner()
                        .get(acme.path("/members/" + mia.userId()))
                        .expect(200)
                        .json()
                        .at("/teams"))
                .isEmpty();
    }

    @Test
    void namesTeamsToPermissionAlone() {
        String id = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales"))
                .expect(201)
                .at("/id");
        String target = "/internal/teams?ids=" + id + "," + Ids.next();

        assertThat(service.as(Caller.service("permission-service", acme.id()))
                        .get(target)
                        .expect(200)
                        .json()
                        .at("/items")
                        .toString())
                .isEqualTo("[{\"id\":\"" + id + "\",\"name\":\"Sales\"}]");
        assertThat(service.as(Caller.service("permission-service", Ids.next()))
                        .get(target)
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        service.as(Caller.service("crm-service", acme.id())).get(target).expectProblem(403, "caller_not_allowed");
    }

    private static Answer put(SignedCalls caller, String target) {
        return caller.send("PUT", target, new byte[0], "");
    }

    private static List<EventLog.Entry> eventsOf(String team, int count) {
        return EventLog.await(Topics.MEMBER, count, event -> event.subject().equals(team));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> tries) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tries).stream().map(Future::resultNow).toList();
        }
    }
}
