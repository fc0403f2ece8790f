package io.truevalue.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LockoutIT {
    private static final String WRONG = "wrong wrong wrong wrong";

    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void tellsNobodyWhetherAnAddressIsKnown() {
        String known = people.verified();
        String unknown = People.newEmail();
        for (int i = 0; i < 7; i++) {
            Answer first = people.logIn(known, WRONG);
            Answer second = people.logIn(unknown, WRONG);
            assertThat(second.status()).isEqualTo(first.status()).isEqualTo(i < 5 ? 401 : 423);
            assertThat(withoutRequestId(second)).isEqualTo(withoutRequestId(first));
            assertThat(second.headers().map().keySet())
                    .isEqualTo(first.headers().map().keySet());
        }
        Answer right = people.logIn(known).expectProblem(423, "account_locked");
        assertThat(Integer.parseInt(String.valueOf(right.header("retry-after"))))
                .isBetween(1, 60);
        assertThat(people.mails(known, "account_locked", 1)).hasSize(1);
    }

    @Test
    void leavesTheVictimsSessionAlone() {
        Person sarah = people.signedIn();
        for (int i = 0; i < 6; i++) {
            people.logIn(sarah.email(), WRONG);
        }
        people.logIn(sarah.email()).expectProblem(423, "account_locked");
        people.refresh(sarah.refresh()).expect(200);
    }

    @Test
    void looksAtNoMoreGuessesThanMayFail() throws InterruptedException, ExecutionException {
        String email = people.verified();
        for (int i = 0; i < 4; i++) {
            people.logIn(email, WRONG).expectProblem(401, "invalid_credentials");
        }
        Callable<Answer> guess = () -> people.logIn(email, WRONG);
        Map<Integer, Integer> answers = new HashMap<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : crowd.invokeAll(Collections.nCopies(50, guess))) {
                answers.merge(answer.get().status(), 1, Integer::sum);
            }
        }
        assertThat(answers).containsEntry(401, 1);
        assertThat(Set.of(401, 423, 429)).containsAll(answers.keySet());
        people.logIn(email).expectProblem(423, "account_locked");
    }

    @Test
    void letsAPersonSignInOnManyDevicesAtOnce() throws InterruptedException, ExecutionException {
        String email = people.verified();
        Callable<Answer> logIn = () -> people.logIn(email);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : crowd.invokeAll(Collections.nCopies(10, logIn))) {
                answer.get().expect(200);
            }
        }
    }

    @Test
    void countsSpellingsOfOneAddressTogether() {
        String email = people.verified();
        for (int i = 0; i < 5; i++) {
            String spelled = i % 2 == 0 ? email.toUpperCase(Locale.ROOT) : email;
            people.logIn(spelled, WRONG).expectProblem(401, "invalid_credentials");
        }
        people.logIn(email).expectProblem(423, "account_locked");
    }

    @Test
    void unlocksByResettingThePassword() {
        String email = people.verified();
        for (int i = 0; i < 5; i++) {
            people.logIn(email, WRONG);
        }
        people.logIn(email).expectProblem(423, "account_locked");
        people.post("/auth/password/forgot", Map.of("email", email)).expect(202);
        String fresh = "four brisk otters by moonlight";
        people.post(
                        "/auth/password/reset",
                        Map.of("token", people.mailedToken(email, "password_reset"), "password", fresh))
                .expect(204);
        people.logIn(email, fresh).expect(200);
    }

    @Test
    void refusesInputThatIsNone() {
        people.post("/auth/login", Map.of("email", "nobody", "password", WRONG))
                .expectProblem(401, "invalid_credentials");
        people.post("/auth/login", Map.of("email", "a@b.example")).expectProblem(400, "validation_failed");
        people.post("/auth/login", Map.of("email", "a@b.example", "password", "x".repeat(1_025)))
                .expectProblem(400, "validation_failed");
        people.post("/auth/login", Map.of("email", "a@b.example", "password", "a\u0000b"))
                .expectProblem(400, "validation_failed");
    }

    private static String withoutRequestId(Answer answer) {
        return answer.body().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }
}
