package io.truevalue.org.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.org.Company;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer.Reply;
import io.truevalue.testing.ServiceExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AcceptInviteIT {
    @RegisterExtension
    static final ServiceExtension service = Company.service();

    private final Company acme = Company.found(service);

    @Test
    void makesTheInvitedAMemberWithRolesAndTeams() {
        String team = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales"))
                .expect(201)
                .at("/id");
        Caller ivy = Company.person("Ivy");
        String token = acme.invite(ivy, "roles", List.of("manager"), "teams", List.of(team));

        Answer accepted = acme.accept(ivy, token).expect(200);

        assertThat(accepted.at("/organization/slug")).isEqualTo(acme.slug());
        Answer member =
                acme.asOwner().get(acme.path("/members/" + ivy.userId())).expect(200);
        assertThat(member.at("/full_name")).isEqualTo("Ivy");
        assertThat(member.at("/teams/0")).isEqualTo(team);
        assertThat(service.peer("permission")
                        .callsTo("/internal/assignments")
                        .getLast()
                        .body())
                .isEqualTo("{\"user_id\":\"" + ivy.userId() + "\",\"roles\":[\"manager\"],\"granted_by\":\""
                        + acme.owner().userId() + "\"}");
        EventLog.Entry joined = EventLog.await(
                Topics.MEMBER,
                event -> event.type().equals("member.joined")
                        && event.subject().equals(ivy.userId().toString()));
        assertThat(joined.attributes())
                .containsEntry("orgid", acme.id().toString())
                .containsEntry("actorid", ivy.userId().toString());
        EventLog.await(
                Topics.MEMBER,
                event -> event.type().equals("team.member_added")
                        && event.data()
                                .at("/user_id")
                                .asText()
                                .equals(ivy.userId().toString()));
    }

    @Test
    void tellsItsHolderWhatItOffers() {
        Caller ivy = Company.person("Ivy");
        String token = acme.invite(ivy);
        acme.asOwner().get(acme.path("/members")).expect(200);

        Answer preview = service.as(Company.person("Eve"))
                .post("/org/api/invites/preview", Map.of("token", token))
                .expect(200);
        assertThat(preview.at("/organization_name")).isEqualTo("Acme");
        assertThat(preview.at("/email")).isEqualTo(ivy.email());
        assertThat(preview.at("/invited_by")).isEqualTo("Olivia Owner");
        service.as(ivy).post("/org/api/invites/preview", Map.of("token", "x")).expectProblem(404, "invite_invalid");
    }

    @Test
    void isAcceptedOnceByTwentyAtOnce() throws Exception {
        Caller ivy = Company.person("Ivy");
        String token = acme.invite(ivy);

        List<Answer> answers = atOnce(Collections.nCopies(20, () -> acme.accept(ivy, token)));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(answers.stream().filter(answer -> answer.status() == 409).map(answer -> answer.at("/code")))
                .containsOnly("invite_used");
        assertThat(acme.asOwner()
                        .get(acme.path("/members?count=true"))
                        .expect(200)
                        .at("/total"))
                .isEqualTo("2");
        assertThat(EventLog.await(
                        Topics.MEMBER,
                        1,
                        event -> event.type().equals("member.joined")
                                && event.subject().equals(ivy.userId().toString())))
                .hasSize(1);
    }

    @Test
    void saysTheSameToWhoeverItIsNotFor() {
        Caller ivy = Company.person("Ivy");
        Caller eve = Company.person("Eve");
        String token = acme.invite(ivy);
        Caller revoked = Company.person("Rex");
        String revokedToken = acme.invite(revoked);
        acme.execute("UPDATE invite SET revoked_at = now() WHERE email = '" + revoked.email() + "'");
        Caller late = Company.person("Lea");
        String lateToken = acme.invite(late);
        acme.execute("UPDATE invite SET expires_at = now() WHERE email = '" + late.email() + "'");

        List<Answer> answers = List.of(
                acme.accept(eve, token),
                acme.accept(revoked, revokedToken),
                acme.accept(late, lateToken),
                acme.accept(ivy, "never-issued"),
                acme.accept(ivy, "x".repeat(5_000)),
                acme.accept(eve, lateToken));

        assertThat(answers).allSatisfy(answer -> answer.expectProblem(404, "invite_invalid"));
        assertThat(answers)
                .extracting(answer -> answer.at("/detail"))
                .containsOnly(answers.getFirst().at("/detail"));
        acme.accept(ivy, token).expect(200);
        acme.accept(eve, token).expectProblem(404, "invite_invalid");
        service.as(ivy).post("/org/api/invites/accept", "{}").expectProblem(400, "validation_failed");
        service.as(Caller.nobody())
                .post("/org/api/invites/accept", Map.of("token", token))
                .expectProblem(401, "unauthenticated");
    }

    @Test
    void goesByTheAddressThatAuthKnowsAndNotByTheToken() {
        Caller ivy = Company.person("Ivy");
        String token = acme.invite(ivy);
        Company.know(ivy.userId(), "Ivy", "moved@test.example");

        acme.accept(ivy, token).expectProblem(404, "invite_invalid");

        Caller liar = Company.person("Eve").withEmail(ivy.email());
        acme.accept(liar, token).expectProblem(404, "invite_invalid");
    }

    @Test
    void givesTheLastSeatToOneOfThirty() throws Exception {
        Company.seats(service, 10);
        acme.addMembers(8);
        List<Callable<Answer>> tries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Caller person = Company.person("Racer " + i);
            String token = acme.invite(person);
            tries.add(() -> acme.accept(person, token));
        }

        List<Answer> answers = atOnce(tries);

        assertThat(answers).extracting(Answer::status).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(answers.stream().filter(answer -> answer.status() == 409).map(answer -> answer.at("/code")))
                .containsOnly("seats_exceeded");
        assertThat(acme.asOwner().get(acme.path("/seats")).expect(200).at("/used"))
                .isEqualTo("10");
        Company.seats(service, 40);
        assertThat(atOnce(tries).stream().filter(answer -> answer.status() == 200))
                .as("those who found no seat may come back")
                .hasSize(29);
    }

    @Test
    void refusesWhoIsAMemberAlready() {
        Caller mia = acme.join("Mia");
        Company.know(mia.userId(), "Mia", "new-" + mia.email());
        Caller sameUser = mia.withEmail("new-" + mia.email());

        acme.accept(sameUser, acme.invite(sameUser)).expectProblem(409, "already_member");
    }

    @Test
    void givesRolesOncePermissionIsBack() {
        Caller ivy = Company.person("Ivy");
        String team = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales"))
                .expect(201)
                .at("/id");
        String token = acme.invite(ivy, "roles", List.of("manager"), "teams", List.of(team));
        service.peer("permission").on("/internal/assignments", call -> new Reply(503, "{}"));

        acme.accept(ivy, token).expect(200);
        assertThat(acme.asOwner()
                        .get(acme.path("/members/" + ivy.userId()))
                        .expect(200)
                        .json()
                        .at("/teams"))
                .isEmpty();
        service.peer("permission").on("/internal/assignments", "{}");

        awaitTeam(ivy, team);
    }

    @Test
    void finishesWhatAProcessThatDiedLeftBehind() {
        Caller ivy = Company.person("Ivy");
        String team = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales"))
                .expect(201)
                .at("/id");
        // As it stands between the commit of an acceptance and what follows it.
        acme.execute("INSERT INTO membership (org_id, user_id, status, joined_at) VALUES ('" + acme.id() + "', '"
                + ivy.userId() + "', 'active', now())");
        acme.execute("INSERT INTO welcome (org_id, user_id, invite_id, inviter_id, roles, teams, next_attempt_at)"
                + " VALUES ('" + acme.id() + "', '" + ivy.userId() + "', gen_random_uuid(), '"
                + acme.owner().userId() + "', '{manager}', '{" + team + "}', now())");

        awaitTeam(ivy, team);
        assertThat(service.peer("permission")
                        .callsTo("/internal/assignments")
                        .getLast()
                        .body())
                .contains(ivy.userId().toString(), "manager");
    }

    @Test
    void givesNothingOnceTheOrganisationHasEnded() {
        Caller ivy = Company.person("Ivy");
        acme.execute("INSERT INTO welcome (org_id, user_id, invite_id, inviter_id, roles, teams, next_attempt_at)"
                + " VALUES ('" + acme.id() + "', '" + ivy.userId() + "', gen_random_uuid(), '"
                + acme.owner().userId() + "', '{manager}', '{}', now() + interval '3 seconds')");
        acme.asOwner().delete(acme.path()).expect(204);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> acme.count("welcome") == 0);
        assertThat(service.peer("permission").callsTo("/internal/assignments"))
                .noneMatch(call -> call.body().contains(ivy.userId().toString()));
    }

    @Test
    void givesNoMoreThanTheInviterStillHolds() {
        Caller ivy = Company.person("Ivy");
        String token = acme.invite(ivy, "roles", List.of("admin", "viewer"));
        service.peer("permission")
                .on(
                        "/internal/grantable",
                        call -> Reply.ok("{\"allowed\":" + !call.body().contains("\"admin\"")
                                + ",\"missing\":[\"billing:write\"]}"));

        acme.accept(ivy, token).expect(200);

        assertThat(service.peer("permission")
                        .callsTo("/internal/assignments")
                        .getLast()
                        .body())
                .contains(ivy.userId().toString(), "[\"viewer\"]")
                .doesNotContain("admin");
    }

    @Test
    void isDeadOnceItsInviterIsSuspended() {
        Caller mia = acme.join("Mia", Company.everything());
        Caller ivy = Company.person("Ivy");
        service.as(mia)
                .post(acme.path("/invites"), Map.of("email", ivy.email()))
                .expect(201);
        String token = acme.tokenTo(ivy.email(), 1);

        acme.asOwner()
                .post(acme.path("/members/" + mia.userId() + "/suspend"), "")
                .expect(200);

        acme.accept(ivy, token).expectProblem(404, "invite_invalid");
    }

    @Test
    void isRefusedWhileBillingIsAway() {
        Caller ivy = Company.person("Ivy");
        String token = acme.invite(ivy);
        service.peer("billing").on("/internal/plan", call -> new Reply(503, "{}"));

        acme.accept(ivy, token).expectProblem(503, "unavailable");

        Company.seats(service, 5);
        acme.accept(ivy, token).expect(200);
    }

    private void awaitTeam(Caller member, String team) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> acme.asOwner()
                        .get(acme.path("/members/" + member.userId()))
                        .expect(200)
                        .at("/teams/0")
                        .equals(team));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> tries) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tries).stream().map(Future::resultNow).toList();
        }
    }
}
