package io.truevalue.org.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.org.Company;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer.Reply;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManageMembersIT {
    @RegisterExtension
    static final ServiceExtension service = Company.service();

    private final Company acme = Company.found(service);

    @Test
    void findsMembersByNameAndAddress() {
        Caller ada = acme.join("Ada Lovelace");
        Caller grace = acme.join("Grace 100%_Hopper");

        assertThat(found("?q=LOVELACE")).containsExactly(ada.userId().toString());
        assertThat(found("?q=100%25_h")).containsExactly(grace.userId().toString());
        assertThat(found("?q=" + grace.email().substring(0, 30)))
                .containsExactly(grace.userId().toString());
        assertThat(found("?q=%25")).containsExactly(grace.userId().toString());
        assertThat(found("?filter=full_name==%22Ada*%22"))
                .containsExactly(ada.userId().toString());
        assertThat(found("?sort=full_name"))
                .startsWith(ada.userId().toString(), grace.userId().toString());
        assertThat(found("?filter=owner==false&sort=-email")).hasSize(2);
        acme.asOwner().get(acme.path("/members?q=" + "x".repeat(101))).expectProblem(400, "validation_failed");
    }

    @Test
    void showsWhatAuthSaysNowAndFindsByItFromThenOn() {
        Caller ada = acme.join("Ada Byron");
        Company.know(ada.userId(), "Ada Lovelace", "countess@test.example");

        Answer shown = acme.asOwner().get(acme.path("/members/" + ada.userId())).expect(200);
        assertThat(shown.at("/full_name")).isEqualTo("Ada Lovelace");
        assertThat(found("?q=countess")).containsExactly(ada.userId().toString());
        assertThat(acme.asOwner()
                        .get(acme.path("/members?filter=user_id==" + ada.userId()))
                        .expect(200)
                        .json()
                        .at("/items/0")
                        .toString())
                .isEqualTo(shown.body());
    }

    @Test
    void suspendsAndReactivates() {
        Caller mia = acme.join("Mia", "members:read");
        String path = acme.path("/members/" + mia.userId());

        assertThat(acme.asOwner().post(path + "/suspend", "").expect(200).at("/status"))
                .isEqualTo("suspended");
        assertThat(acme.asOwner().post(path + "/suspend", "").expect(200).at("/version"))
                .isEqualTo("2");
        assertThat(internalMembership(mia)).contains("\"status\":\"suspended\"");
        assertThat(service.as(mia).get("/org/api/organizations").expect(200).at("/items/0/id"))
                .isEmpty();
        assertThat(acme.asOwner()
                        .patch(path, Map.of("status", "active"))
                        .expect(200)
                        .at("/status"))
                .isEqualTo("active");

        List<EventLog.Entry> told = EventLog.await(
                Topics.MEMBER,
                3,
                event -> event.subject().equals(mia.userId().toString())
                        && event.key().equals(acme.id().toString()));
        assertThat(told)
                .extracting(EventLog.Entry::type)
                .containsExactly("member.joined", "member.suspended", "member.updated");
        assertThat(told.get(2).data().at("/before/status").asText()).isEqualTo("suspended");
        assertThat(told.get(2).data().at("/after/status").asText()).isEqualTo("active");
        assertThat(told.get(1).data().at("/user_id").asText())
                .isEqualTo(mia.userId().toString());
    }

    @Test
    void reactivatesOnlyWhereASeatIsFree() {
        Caller mia = acme.join("Mia");
        String path = acme.path("/members/" + mia.userId());
        acme.asOwner().post(path + "/suspend", "").expect(200);
        Company.seats(service, 1);

        acme.asOwner().post(path + "/reactivate", "").expectProblem(409, "seats_exceeded");
        assertThat(acme.asOwner().get(acme.path("/seats")).expect(200).body()).isEqualTo("{\"used\":1,\"limit\":1}");
    }

    @Test
    void refusesToTakeWhatTheActorDoesNotHold() {
        Caller admin = acme.join("Ada");
        Caller clerk = acme.join("Carl", Company.everything());
        service.peer("permission").on("/internal/grantable", "{\"allowed\":false,\"missing\":[\"billing:write\"]}");
        acme.execute("INSERT INTO member_role (org_id, user_id, role) VALUES ('" + acme.id() + "', '" + admin.userId()
                + "', 'admin')");
        String path = acme.path("/members/" + admin.userId());

        service.as(clerk).post(path + "/suspend", "").expectProblem(403, "permission_denied");
        service.as(clerk).delete(path).expectProblem(403, "permission_denied");
        assertThat(service.peer("permission")
                        .callsTo("/internal/grantable")
                        .getLast()
                        .body())
                .contains(clerk.userId().toString(), "\"roles\":[\"admin\"]");
    }

    @Test
    void removesAMemberWithPlacesLeadsAndInvites() {
        Caller mia = acme.join("Mia", Company.everything());
        String team = acme.asOwner()
                .post(acme.path("/teams"), Map.of("name", "Sales", "lead_id", mia.userId()))
                .expect(201)
                .at("/id");
        service.as(mia)
                .post(acme.path("/invites"), Map.of("email", "friend@test.example"))
                .expect(201);
        service.as(mia)
                .patch(acme.path("/members/" + mia.userId() + "/profile"), Map.of("title", "Boss"))
                .expect(200);

        acme.asOwner().delete(acme.path("/members/" + mia.userId())).expect(204);

        acme.asOwner().get(acme.path("/members/" + mia.userId())).expectProblem(404, "not_found");
        acme.asOwner().delete(acme.path("/members/" + mia.userId())).expectProblem(404, "not_found");
        Answer after = acme.asOwner().get(acme.path("/teams/" + team)).expect(200);
        assertThat(after.json().at("/lead_id").isNull()).isTrue();
        assertThat(after.at("/member_count")).isEqualTo("0");
        assertThat(acme.asOwner()
                        .get(acme.path("/invites?filter=status==revoked"))
                        .expect(200)
                        .at("/items/0/email"))
                .isEqualTo("friend@test.example");
        EventLog.Entry removed = EventLog.await(
                Topics.MEMBER,
                event -> event.type().equals("member.removed")
                        && event.subject().equals(mia.userId().toString()));
        assertThat(removed.data().at("/before/teams/0").asText()).isEqualTo(team);
        assertThat(removed.data().at("/reason").asText()).isEqualTo("removed");

        acme.accept(mia, acme.invite(mia)).expect(200);
    }

    @Test
    void letsAMemberLeaveButNotTheOwner() {
        Caller mia = acme.join("Mia");

        service.as(mia).post(acme.path("/leave"), "").expect(204);
        service.as(mia).post(acme.path("/leave"), "").expectProblem(404, "not_found");
        acme.asOwner().post(acme.path("/leave"), "").expectProblem(409, "owner_stays");
        String owner = acme.path("/members/" + acme.owner().userId());
        acme.asOwner().delete(owner).expectProblem(409, "owner_stays");
        acme.asOwner().post(owner + "/suspend", "").expectProblem(409, "owner_stays");
    }

    @Test
    void refusesToSuspendOneself() {
        Caller mia = acme.join("Mia", Company.everything());

        service.as(mia)
                .post(acme.path("/members/" + mia.userId() + "/suspend"), "")
                .expectProblem(409, "conflict");
    }

    @Test
    void transfersTheOwnershipWithAFreshFactor() {
        Caller mia = acme.join("Mia", Company.everything());
        Map<String, Object> toMia = Map.of("user_id", mia.userId());

        service.as(mia).post(acme.path("/transfer-ownership"), toMia).expectProblem(403, "owner_required");
        service.as(acme.owner().authenticatedAt(Instant.now().minus(Duration.ofMinutes(11))))
                .post(acme.path("/transfer-ownership"), toMia)
                .expectProblem(403, "step_up_required");
        acme.asOwner()
                .post(acme.path("/transfer-ownership"), Map.of("user_id", Ids.next()))
                .expectProblem(404, "not_found");
        acme.asOwner().post(acme.path("/transfer-ownership"), "{}").expectProblem(400, "validation_failed");
        assertThat(acme.asOwner()
                        .post(acme.path("/transfer-ownership"), toMia)
                        .expect(200)
                        .at("/owner_id"))
                .isEqualTo(mia.userId().toString());

        assertThat(service.peer("permission")
                        .callsTo("/internal/ownership")
                        .getLast()
                        .body())
                .contains(mia.userId().toString());
        acme.asOwner().post(acme.path("/transfer-ownership"), toMia).expectProblem(403, "owner_required");
        acme.asOwner().post(acme.path("/leave"), "").expect(204);
        EventLog.Entry told = EventLog.await(
                Topics.ORGANIZATION,
                event -> event.subject().equals(acme.id().toString())
                        && event.type().equals("organization.updated"));
        assertThat(told.data().at("/after/owner_id").asText())
                .isEqualTo(mia.userId().toString());
    }

    @Test
    void transfersWhilePermissionIsDownAndTellsItByTheEvent() {
        Caller mia = acme.join("Mia");
        service.peer("permission").on("/internal/ownership", call -> new Reply(503, "{}"));

        acme.asOwner()
                .post(acme.path("/transfer-ownership"), Map.of("user_id", mia.userId()))
                .expect(200);
    }

    @Test
    void keepsOneOwnerWhoeverTransfersAndLeavesAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            Company company = Company.found(service);
            Caller mia = company.join("Mia");
            Caller noa = company.join("Noa");
            List<Callable<Answer>> tries = new ArrayList<>();
            for (Caller heir : List.of(mia, noa)) {
                tries.add(() ->
                        company.asOwner().post(company.path("/transfer-ownership"), Map.of("user_id", heir.userId())));
                tries.add(() -> service.as(heir).post(company.path("/leave"), ""));
            }
            tries.add(() -> company.asOwner().post(company.path("/leave"), ""));
            List<Answer> answers = atOnce(tries);

            long transfers = List.of(answers.get(0), answers.get(2)).stream()
                    .filter(answer -> answer.status() == 200)
                    .count();
            assertThat(transfers).isLessThanOrEqualTo(1);
            Caller reader = Caller.newUser().in(company.id(), company.slug()).with(Company.everything());
            Answer owners = service.as(reader)
                    .get(company.path("/members?filter=owner==true"))
                    .expect(200);
            assertThat(owners.json().at("/items")).hasSize(1);
            assertThat(owners.at("/items/0/status")).isEqualTo("active");
        }
    }

    @Test
    void endsMembershipsOfAnAccountThatIsNoMore() {
        Caller mia = acme.join("Mia");
        publishDeleted(mia.userId(), Ids.next());
        awaitGone(acme, mia);

        EventLog.Entry removed = EventLog.await(
                Topics.MEMBER,
                event -> event.type().equals("member.removed")
                        && event.subject().equals(mia.userId().toString()));
        assertThat(removed.data().at("/reason").asText()).isEqualTo("account_deleted");
        assertThat(removed.attributes()).containsEntry("orgid", acme.id().toString());
    }

    @Test
    void givesAnOrganisationWhoseOwnerIsNoMoreToItsAdmin() {
        Caller mia = acme.join("Mia");
        Caller ada = acme.join("Ada");
        acme.execute("INSERT INTO member_role (org_id, user_id, role) VALUES ('" + acme.id() + "', '" + ada.userId()
                + "', 'admin')");
        UUID event = Ids.next();
        publishDeleted(acme.owner().userId(), event);
        publishDeleted(acme.owner().userId(), event);
        awaitGone(acme, acme.owner());

        assertThat(service.as(acme.member(mia, "organization:read"))
                        .get(acme.path())
                        .expect(200)
                        .at("/owner_id"))
                .isEqualTo(ada.userId().toString());
    }

    @Test
    void endsAnOrganisationThatNobodyIsLeftIn() {
        publishDeleted(acme.owner().userId(), Ids.next());

        EventLog.await(
                Topics.ORGANIZATION,
                event -> event.type().equals("organization.deleted")
                        && event.subject().equals(acme.id().toString()));
        acme.asOwner().get(acme.path()).expectProblem(404, "not_found");
    }

    @Test
    void answersForIdsThatWereNeverIssued() {
        for (String id : List.of("x", "00000000-0000-0000-0000-000000000000", "%00", "..%2f")) {
            assertThat(acme.asOwner().get(acme.path("/members/" + id)).status()).isIn(400, 404);
            assertThat(acme.asOwner().delete(acme.path("/members/" + id)).status())
                    .isIn(400, 404);
        }
        acme.asOwner().get(acme.path("/members/x")).expectProblem(404, "not_found");
    }

    @Test
    void showsAUserOfTwoOrganisationsOnlyTheOneTheyActFor() {
        Company other = Company.found(service);
        Caller mia = Company.person("Mia");
        acme.accept(mia, acme.invite(mia)).expect(200);
        other.accept(mia, other.invite(mia)).expect(200);
        Caller inAcme = acme.member(mia, Company.everything());
        String team = other.asOwner()
                .post(other.path("/teams"), Map.of("name", "Secret"))
                .expect(201)
                .at("/id");

        for (String path : List.of(
                "",
                "/members",
                "/members/" + mia.userId(),
                "/teams",
                "/teams/" + team,
                "/invites",
                "/seats",
                "/members/" + mia.userId() + "/profile")) {
            service.as(inAcme).get(other.path(path)).expectProblem(404, "not_found");
        }
        service.as(inAcme).get(acme.path("/teams/" + team)).expectProblem(404, "not_found");
        service.as(inAcme).post(other.path("/leave"), "").expectProblem(404, "not_found");
        assertThat(service.as(inAcme)
                        .get("/org/api/organizations?count=true")
                        .expect(200)
                        .at("/total"))
                .isEqualTo("2");
        assertThat(service.as(acme.member(mia, "members:read"))
                        .get(acme.path("/members?count=true"))
                        .expect(200)
                        .at("/total"))
                .isEqualTo("2");
        service.as(other.member(mia, "members:read"))
                .get(other.path("/members"))
                .expect(200);
    }

    private List<String> found(String query) {
        List<String> ids = new ArrayList<>();
        acme.asOwner()
                .get(acme.path("/members" + query))
                .expect(200)
                .json()
                .at("/items")
                .forEach(item -> ids.add(item.at("/user_id").asText()));
        return ids;
    }

    private static String internalMembership(Caller member) {
        return service.as(Caller.service("auth-service", null))
                .get("/internal/memberships?user_id=" + member.userId())
                .expect(200)
                .body();
    }

    private static void awaitGone(Company company, Caller member) {
        Caller reader = Caller.newUser().in(company.id(), company.slug()).with("members:read");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> service.as(reader)
                                .get(company.path("/members/" + member.userId()))
                                .status()
                        == 404);
    }

    private static void publishDeleted(UUID user, UUID event) {
        EventLog.publish(
                Topics.USER,
                user.toString(),
                Map.of(
                        "id", event.toString(),
                        "source", "/auth-service",
                        "type", "user.deleted",
                        "subject", user.toString(),
                        "time", Instant.now().toString()),
                "{}");
    }

    static List<Answer> atOnce(List<Callable<Answer>> tries) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tries).stream().map(Future::resultNow).toList();
        }
    }
}
