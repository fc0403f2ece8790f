package io.truevalue.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PasswordIT {
    private static final String FRESH = "four brisk otters by moonlight";

    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void resetsByAMailedLinkOnceAndEndsEverySession() throws InterruptedException, ExecutionException {
        Person sarah = people.signedIn();
        people.post("/auth/password/forgot", Map.of("email", sarah.email())).expect(202);
        String token = people.mailedToken(sarah.email(), "password_reset");
        people.post("/auth/password/reset", Map.of("token", token, "password", "too short"))
                .expectProblem(400, "validation_failed");
        Callable<Answer> reset = () -> people.post("/auth/password/reset", Map.of("token", token, "password", FRESH));
        int done = 0;
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : crowd.invokeAll(Collections.nCopies(5, reset))) {
                done += answer.get().status() == 204 ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(1);
        people.refresh(sarah.refresh()).expectProblem(401, "session_ended");
        people.logIn(sarah.email()).expectProblem(401, "invalid_credentials");
        people.logIn(sarah.email(), FRESH).expect(200);
        assertThat(people.mails(sarah.email(), "password_changed", 1)).hasSize(1);
    }

    @Test
    void killsOlderLinksWhenThePasswordChanges() {
        Person sarah = people.signedIn();
        people.post("/auth/password/forgot", Map.of("email", sarah.email())).expect(202);
        String token = people.mailedToken(sarah.email(), "password_reset");
        auth.as(sarah.caller())
                .post("/auth/password/change", Map.of("current_password", People.PASSWORD, "password", FRESH))
                .expect(204);
        people.post("/auth/password/reset", Map.of("token", token, "password", People.PASSWORD))
                .expectProblem(400, "invalid_token");
    }

    @Test
    void changesForWhoKnowsThePresentOneAndKeepsTheirSession() {
        Person sarah = people.signedIn();
        Person elsewhere = Person.of(sarah.email(), people.logIn(sarah.email()).expect(200));
        auth.as(sarah.caller())
                .post("/auth/password/change", Map.of("current_password", FRESH, "password", FRESH))
                .expectProblem(401, "invalid_credentials");
        auth.as(sarah.caller().authenticatedAt(Instant.now().minusSeconds(601)))
                .post("/auth/password/change", Map.of("current_password", People.PASSWORD, "password", FRESH))
                .expectProblem(403, "step_up_required");
        auth.as(sarah.caller())
                .post("/auth/password/change", Map.of("current_password", People.PASSWORD, "password", FRESH))
                .expect(204);
        people.refresh(sarah.refresh()).expect(200);
        assertThat(people.refresh(elsewhere.refresh())
                        .expectProblem(401, "session_ended")
                        .at("/reason"))
                .isEqualTo("password_changed");
    }

    @Test
    void answersAForgottenPasswordAlikeForEverybody() {
        Answer known = people.post("/auth/password/forgot", Map.of("email", people.verified()));
        Answer unknown = people.post("/auth/password/forgot", Map.of("email", People.newEmail()));
        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(202);
        assertThat(unknown.body()).isEqualTo(known.body());
    }

    @Test
    void neverSendsMoreThanFiveLinksAnHour() {
        String email = people.verified();
        for (int i = 0; i < 7; i++) {
            people.post("/auth/password/forgot", Map.of("email", email)).expect(202);
        }
        // Mails leave in order, so a later one to another address shows that all before it have left.
        people.register(People.newEmail(), FRESH);
        assertThat(people.mails(email, "password_reset", 5)).hasSize(5);
    }
}
