package io.truevalue.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void showsOwnSessionsAndWhyTheyEnded() {
        Person first = people.signedIn();
        Person second = Person.of(first.email(), people.logIn(first.email()).expect(200));
        auth.as(second.caller()).delete("/auth/sessions/" + first.session()).expect(204);
        Answer list = auth.as(second.caller()).get("/auth/sessions").expect(200);
        JsonNode items = list.json().get("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("id").asText()).isEqualTo(second.session().toString());
        assertThat(items.get(0).get("current").asBoolean()).isTrue();
        assertThat(items.get(0).get("ended_at").isNull()).isTrue();
        assertThat(items.get(1).get("ended_reason").asText()).isEqualTo("ended_by_user");
        people.refresh(first.refresh()).expectProblem(401, "session_ended");
        people.refresh(second.refresh()).expect(200);
    }

    @Test
    void hidesSessionsOfOthers() {
        Person sarah = people.signedIn();
        Person eve = people.signedIn();
        Answer foreign = auth.as(eve.caller())
                .delete("/auth/sessions/" + sarah.session())
                .expectProblem(404, "not_found");
        Answer unknown =
                auth.as(eve.caller()).delete("/auth/sessions/" + Ids.next()).expectProblem(404, "not_found");
        assertThat(foreign.at("/detail")).isEqualTo(unknown.at("/detail"));
        auth.as(eve.caller()).delete("/auth/sessions/no-id").expectProblem(404, "not_found");
        people.refresh(sarah.refresh()).expect(200);
    }

    @Test
    void endsAllOthersAndTellsTheGatewayAtOnce() {
        Person first = people.signedIn();
        Person second = Person.of(first.email(), people.logIn(first.email()).expect(200));
        Person third = Person.of(first.email(), people.logIn(first.email()).expect(200));
        long before = revocations(0).json().get("next").asLong();
        auth.as(third.caller()).delete("/auth/sessions").expect(204);
        Answer told = revocations(before);
        List<String> ended = new ArrayList<>();
        told.json()
                .get("items")
                .forEach(item -> ended.add(
                        item.get("kind").asText() + " " + item.get("id").asText()));
        assertThat(ended).containsExactlyInAnyOrder("session " + first.session(), "session " + second.session());
        assertThat(revocations(told.json().get("next").asLong()).json().get("items"))
                .isEmpty();
        people.refresh(third.refresh()).expect(200);
        EventLog.Entry event = EventLog.await(
                Topics.USER,
                entry -> entry.type().equals("session.invalidated")
                        && entry.data()
                                .path("session_id")
                                .asText()
                                .equals(first.session().toString()));
        assertThat(event.data().get("reason").asText()).isEqualTo("ended_by_user");
        assertThat(event.key()).isEqualTo(first.id().toString());
    }

    @Test
    void revokesTheAccessTokensThatASwitchReplaces() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), People.Organization.named("acme"));
        long before = revocations(0).json().get("next").asLong();
        auth.as(sarah.caller())
                .post("/auth/switch-organization", Map.of("organization", "acme"))
                .expect(200);
        JsonNode items = revocations(before).json().get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("kind").asText()).isEqualTo("token");
        assertThat(items.get(0).get("id").asText())
                .isEqualTo(People.claims(sarah.access()).get("jti").asText());
    }

    /** T12: each token is for one organisation and holds what is held there, never both. */
    @Test
    void keepsRightsOfTwoOrganizationsApart() {
        Person sarah = people.signedIn();
        People.Organization acme = People.Organization.named("acme-twelve");
        People.Organization rival = People.Organization.named("rival-twelve");
        people.belongs(sarah.id(), acme, rival);
        auth.peer("permission").on("/internal/grants", call -> {
            boolean inAcme = call.headers()
                    .getOrDefault("X-org-id", List.of(""))
                    .contains(acme.id().toString());
            return FakePeer.Reply.ok(
                    inAcme
                            ? "{\"roles\":[\"admin\"],\"permissions\":[\"contacts:write\"],\"authz_version\":1}"
                            : "{\"roles\":[\"viewer\"],\"permissions\":[\"contacts:read\"],\"authz_version\":1}");
        });
        try {
            JsonNode there = People.claims(switched(sarah, "acme-twelve"));
            assertThat(there.get("org_id").asText()).isEqualTo(acme.id().toString());
            assertThat(there.get("roles")).hasToString("[\"admin\"]");
            assertThat(there.get("permissions")).hasToString("[\"contacts:write\"]");
            JsonNode here = People.claims(switched(sarah, "rival-twelve"));
            assertThat(here.get("org_id").asText()).isEqualTo(rival.id().toString());
            assertThat(here.get("roles")).hasToString("[\"viewer\"]");
            assertThat(here.get("permissions")).hasToString("[\"contacts:read\"]");
            assertThat(here.toString()).doesNotContain(acme.id().toString(), "acme-twelve");
        } finally {
            people.everyPeerAnswers();
        }
    }

    private static String switched(Person person, String slug) {
        return auth.as(person.caller())
                .post("/auth/switch-organization", Map.of("organization", slug))
                .expect(200)
                .at("/access_token");
    }

    @Test
    void tellsRevocationsToTheGatewayAlone() {
        auth.as(Caller.service("org-service", null))
                .get("/internal/revocations?after=0")
                .expectProblem(403, "caller_not_allowed");
        auth.as(Caller.newUser()).get("/internal/revocations?after=0").expectProblem(403, "caller_not_allowed");
        auth.as(Caller.service("gateway", null))
                .get("/internal/revocations?after=-1")
                .expectProblem(400, "validation_failed");
    }

    @Test
    void keepsOnesOwnHistory() {
        Person sarah = people.signedIn();
        people.logIn(sarah.email(), "wrong wrong wrong wrong").expectProblem(401, "invalid_credentials");
        JsonNode items = auth.as(sarah.caller())
                .get("/auth/me/events?limit=3")
                .expect(200)
                .json()
                .get("items");
        assertThat(items).hasSize(3);
        assertThat(items.get(0).get("type").asText()).isEqualTo("user.login_failed");
        assertThat(items.get(0).get("outcome").asText()).isEqualTo("failure");
        assertThat(items.get(1).get("type").asText()).isEqualTo("user.logged_in");
        assertThat(items.get(2).get("type").asText()).isEqualTo("user.verified");
    }

    @Test
    void provesAgainWhoItIs() {
        Person sarah = people.signedIn();
        auth.as(sarah.caller())
                .post("/auth/step-up", Map.of("password", "wrong wrong wrong wrong"))
                .expectProblem(401, "invalid_credentials");
        Answer stepped = auth.as(sarah.caller())
                .post("/auth/step-up", Map.of("password", People.PASSWORD))
                .expect(200);
        JsonNode claims = People.claims(stepped.at("/access_token"));
        assertThat(claims.get("auth_time").asLong())
                .isGreaterThanOrEqualTo(
                        People.claims(sarah.access()).get("auth_time").asLong());
        assertThat(claims.get("session_id").asText()).isEqualTo(sarah.session().toString());
    }

    private static Answer revocations(long after) {
        return auth.as(Caller.service("gateway", null))
                .get("/internal/revocations?after=" + after)
                .expect(200);
    }
}
