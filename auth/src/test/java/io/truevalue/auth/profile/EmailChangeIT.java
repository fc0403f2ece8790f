package io.truevalue.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmailChangeIT {
    private static final String OTHER = "four brisk otters by moonlight";

    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void countsOnceTheNewAddressIsProved() {
        Person sarah = people.signedIn();
        String next = People.newEmail();
        Answer asked = ask(sarah, next.toUpperCase(Locale.ROOT)).expect(200);
        assertThat(asked.at("/email")).isEqualTo(sarah.email());
        assertThat(asked.at("/pending_email")).isEqualTo(next);
        people.logIn(next).expectProblem(401, "invalid_credentials");
        String token = people.mailedToken(next, "change_email");
        people.post("/auth/verify-email", Map.of("token", token)).expect(204);
        people.post("/auth/verify-email", Map.of("token", token)).expectProblem(400, "invalid_token");
        Answer shown = auth.as(sarah.caller()).get("/auth/me").expect(200);
        assertThat(shown.at("/email")).isEqualTo(next);
        assertThat(shown.at("/pending_email")).isEqualTo("null");
        Answer refreshed = people.refresh(sarah.refresh()).expect(200);
        assertThat(People.claims(refreshed.at("/access_token")).get("email").asText())
                .isEqualTo(next);
        people.logIn(sarah.email()).expectProblem(401, "invalid_credentials");
        people.logIn(next).expect(200);
        assertThat(people.mails(sarah.email(), "email_changed", 1)).hasSize(1);
        EventLog.await(
                Topics.USER,
                event -> event.type().equals("user.email_changed")
                        && event.subject().equals(sarah.id().toString()));
    }

    @Test
    void demandsAFreshFactorForTheAddressAlone() {
        Person sarah = people.signedIn();
        auth.as(sarah.caller().authenticatedAt(Instant.now().minusSeconds(601)))
                .patch("/auth/me", Map.of("email", People.newEmail()))
                .expectProblem(403, "step_up_required");
        auth.as(sarah.caller().authenticatedAt(Instant.now().minusSeconds(601)))
                .patch("/auth/me", Map.of("full_name", "Sarah O'Hara"))
                .expect(200);
        ask(sarah, "not an address").expectProblem(400, "validation_failed");
    }

    @Test
    void isUndoneFromTheAddressBeforeWhateverWasDoneSince() {
        Person sarah = people.signedIn();
        String thief = People.newEmail();
        ask(sarah, thief).expect(200);
        String undo = people.mailedToken(sarah.email(), "email_changing");
        people.post("/auth/verify-email", Map.of("token", people.mailedToken(thief, "change_email")))
                .expect(204);
        auth.as(sarah.caller())
                .post("/auth/password/change", Map.of("current_password", People.PASSWORD, "password", OTHER))
                .expect(204);
        people.post("/auth/undo-email-change", Map.of("token", undo)).expect(204);
        people.post("/auth/undo-email-change", Map.of("token", undo)).expectProblem(400, "invalid_token");
        assertThat(people.refresh(sarah.refresh())
                        .expectProblem(401, "session_ended")
                        .at("/reason"))
                .isEqualTo("email_change_undone");
        people.logIn(thief, OTHER).expectProblem(401, "invalid_credentials");
        people.logIn(sarah.email(), OTHER).expectProblem(401, "invalid_credentials");
        people.post(
                        "/auth/password/reset",
                        Map.of(
                                "token",
                                people.mailedToken(sarah.email(), "password_reset"),
                                "password",
                                People.PASSWORD))
                .expect(204);
        people.logIn(sarah.email()).expect(200);
    }

    @Test
    void isTakenBackByAskingForThePresentAddress() {
        Person sarah = people.signedIn();
        String next = People.newEmail();
        ask(sarah, next).expect(200);
        String token = people.mailedToken(next, "change_email");
        assertThat(ask(sarah, sarah.email()).expect(200).at("/pending_email")).isEqualTo("null");
        people.post("/auth/verify-email", Map.of("token", token)).expectProblem(400, "invalid_token");
    }

    @Test
    void killsLinksToTheAddressBefore() {
        Person sarah = people.signedIn();
        people.post("/auth/password/forgot", Map.of("email", sarah.email())).expect(202);
        String reset = people.mailedToken(sarah.email(), "password_reset");
        String next = People.newEmail();
        ask(sarah, next).expect(200);
        people.post("/auth/verify-email", Map.of("token", people.mailedToken(next, "change_email")))
                .expect(204);
        people.post("/auth/password/reset", Map.of("token", reset, "password", OTHER))
                .expectProblem(400, "invalid_token");
    }

    @Test
    void tellsNobodyThatSomebodyHasTheAddress() {
        Person sarah = people.signedIn();
        Person eve = people.signedIn();
        Answer taken = ask(eve, sarah.email()).expect(200);
        Answer free = ask(eve, People.newEmail()).expect(200);
        assertThat(taken.at("/pending_email")).isEqualTo(sarah.email());
        assertThat(taken.json().size()).isEqualTo(free.json().size());
        assertThat(people.mails(sarah.email(), "already_registered", 1)).hasSize(1);
        assertThat(people.mailsSoFar(sarah.email(), "change_email")).isEmpty();
    }

    @Test
    void letsWhoProvedAnAddressTakeItFromWhoDidNot() {
        Person sarah = people.signedIn();
        String next = People.newEmail();
        people.register(next, OTHER);
        String squatters = people.mailedToken(next, "verify_email");
        ask(sarah, next).expect(200);
        people.post("/auth/verify-email", Map.of("token", people.mailedToken(next, "change_email")))
                .expect(204);
        people.post("/auth/verify-email", Map.of("token", squatters)).expectProblem(400, "invalid_token");
        people.logIn(next, OTHER).expectProblem(401, "invalid_credentials");
        people.logIn(next).expect(200);
    }

    private static Answer ask(Person person, String email) {
        return auth.as(person.caller()).patch("/auth/me", Map.of("email", email));
    }
}
