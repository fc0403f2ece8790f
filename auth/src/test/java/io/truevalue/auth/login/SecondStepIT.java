package io.truevalue.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.AuthenticatorApp;
import io.truevalue.auth.FactorPeople;
import io.truevalue.auth.FactorPeople.Protected;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Organization;
import io.truevalue.auth.People.Person;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecondStepIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final FactorPeople factors = new FactorPeople(auth, people);

    @Test
    void asksForTheSecondFactorOnlyAfterTheRightPassword() {
        Protected sarah = factors.withApp();
        people.logIn(sarah.email(), "wrong wrong wrong wrong").expectProblem(401, "invalid_credentials");
        Answer first = people.logIn(sarah.email()).expectProblem(401, "mfa_required");
        assertThat(first.json().get("methods")).hasToString("[\"totp\",\"recovery_code\"]");
        assertThat(first.body()).doesNotContain("access_token", "refresh_token");
        assertThat(first.at("/mfa_token")).as("no JWT").matches("[A-Za-z0-9_-]{43,64}");

        Answer pair = factors.answer(first.at("/mfa_token"), sarah.app().code()).expect(200);
        JsonNode claims = People.claims(pair.at("/access_token"));
        assertThat(claims.get("amr")).hasToString("[\"pwd\",\"otp\",\"mfa\"]");
        assertThat(claims.get("sub").asText()).isEqualTo(sarah.person().id().toString());
        people.refresh(pair.at("/refresh_token")).expect(200);
    }

    @Test
    void takesTheCodeInOneGo() {
        Protected sarah = factors.withApp();
        Map<String, String> login = Map.of(
                "email",
                sarah.email(),
                "password",
                People.PASSWORD,
                "mfa_code",
                sarah.app().code());
        Answer pair = people.post("/auth/login", login).expect(200);
        assertThat(People.claims(pair.at("/access_token")).get("amr")).hasToString("[\"pwd\",\"otp\",\"mfa\"]");
        people.post("/auth/login", login).expectProblem(401, "invalid_code");
        people.post(
                        "/auth/login",
                        Map.of("email", sarah.email(), "password", "wrong wrong wrong", "mfa_code", "123456"))
                .expectProblem(401, "invalid_credentials");
    }

    @Test
    void opensOneSessionForTwentyAnswersAtOnce() throws InterruptedException, ExecutionException {
        Protected sarah = factors.withApp();
        List<String> tokens = List.of(factors.mfaToken(sarah.email()), factors.mfaToken(sarah.email()));
        String code = sarah.app().code();
        for (String same : List.of("one sign-in", "two sign-ins")) {
            factors.forgetUsedCodes(sarah.person().id());
            String token = factors.mfaToken(sarah.email());
            List<String> answered = same.equals("one sign-in") ? List.of(token, token) : tokens;
            assertThat(successes(i -> factors.answer(answered.get(i % 2), code)))
                    .isEqualTo(1);
        }
        factors.forgetUsedCodes(sarah.person().id());
        factors.answer(factors.mfaToken(sarah.email()), sarah.app().code()).expect(200);
    }

    @Test
    void endsAWaitingSignInWithItsFirstSuccess() {
        Protected sarah = factors.withApp();
        String token = factors.mfaToken(sarah.email());
        factors.answer(token, sarah.app().code()).expect(200);
        factors.answer(token, sarah.recoveryCodes().getFirst()).expectProblem(401, "invalid_mfa_token");
        people.post("/auth/login/challenge", Map.of("mfa_token", token, "method", "totp"))
                .expectProblem(401, "invalid_mfa_token");
        factors.answer("not-a-token", "123456").expectProblem(401, "invalid_mfa_token");
    }

    @Test
    void endsAWaitingSignInAfterTenMinutesAndWithThePassword() {
        Protected sarah = factors.withApp();
        String late = factors.mfaToken(sarah.email());
        factors.execute(
                "UPDATE pending_login SET expires_at = expires_at - interval '10 minutes' WHERE user_id = ?",
                sarah.person().id());
        factors.answer(late, sarah.app().code()).expectProblem(401, "invalid_mfa_token");

        String waiting = factors.mfaToken(sarah.email());
        auth.as(sarah.person().caller())
                .post(
                        "/auth/password/change",
                        Map.of("current_password", People.PASSWORD, "password", "four brisk otters by moonlight"))
                .expect(204);
        factors.answer(waiting, sarah.app().code()).expectProblem(401, "invalid_mfa_token");
    }

    @Test
    void locksAfterFiveWrongCodesOverAllSignIns() {
        Protected sarah = factors.withApp();
        for (int i = 0; i < 5; i++) {
            factors.answer(factors.mfaToken(sarah.email()), sarah.app().wrongCode())
                    .expectProblem(401, "invalid_code");
        }
        String token = factors.mfaToken(sarah.email());
        Answer locked = factors.answer(token, sarah.app().code()).expectProblem(423, "account_locked");
        assertThat(Integer.parseInt(String.valueOf(locked.header("retry-after"))))
                .isBetween(1, 60);
        auth.as(sarah.person().caller())
                .post("/auth/step-up", Map.of("code", sarah.app().code()))
                .expectProblem(423, "account_locked");
        assertThat(people.mails(sarah.email(), "second_factor_locked", 1)).hasSize(1);
        EventLog.await(
                Topics.USER,
                event -> event.type().equals("user.locked")
                        && event.subject().equals(sarah.person().id().toString()));
        // Neither a reset of the password nor the right one gives more guesses; time does, and then fewer of them.
        people.refresh(sarah.person().refresh()).expect(200);
        factors.endLocks();
        factors.answer(token, sarah.app().wrongCode()).expectProblem(401, "invalid_code");
        factors.answer(token, sarah.app().code()).expect(200);
    }

    @Test
    void looksAtNoMoreWrongCodesThanMayFailHoweverManyComeAtOnce() throws InterruptedException, ExecutionException {
        Protected sarah = factors.withApp();
        List<String> tokens = List.of(factors.mfaToken(sarah.email()), factors.mfaToken(sarah.email()));
        String wrong = sarah.app().wrongCode();
        AtomicInteger judged = new AtomicInteger();
        successes(i -> {
            Answer answer = factors.answer(tokens.get(i % 2), wrong);
            judged.addAndGet(answer.status() == 401 ? 1 : 0);
            return answer;
        });
        assertThat(judged.get()).isEqualTo(5);
    }

    @Test
    void countsNoCodeThatWasRightOnce() {
        Protected sarah = factors.withApp();
        String code = sarah.app().code();
        factors.answer(factors.mfaToken(sarah.email()), code).expect(200);
        for (int i = 0; i < 7; i++) {
            factors.answer(factors.mfaToken(sarah.email()), code).expectProblem(401, "invalid_code");
        }
        factors.answer(factors.mfaToken(sarah.email()), sarah.app().codeAt(AuthenticatorApp.step() + 1))
                .expect(200);
    }

    @Test
    void costsNoCodeWhileAnotherServiceIsDown() {
        Protected sarah = factors.withApp();
        people.belongs(sarah.person().id(), Organization.named("down"));
        String token = factors.mfaToken(sarah.email());
        auth.peer("permission").on("/internal/grants", call -> new FakePeer.Reply(503, "{}"));
        factors.answer(token, sarah.app().code()).expectProblem(503, "unavailable");
        people.everyPeerAnswers();
        factors.answer(token, sarah.app().code()).expect(200);
    }

    @Test
    void remembersTheOrganizationOfTheFirstStep() {
        Protected sarah = factors.withApp();
        people.belongs(sarah.person().id(), Organization.named("one"), Organization.named("two"));
        String token = people.post(
                        "/auth/login",
                        Map.of("email", sarah.email(), "password", People.PASSWORD, "organization", "two"))
                .expectProblem(401, "mfa_required")
                .at("/mfa_token");
        Answer pair = factors.answer(token, sarah.app().code()).expect(200);
        assertThat(People.claims(pair.at("/access_token")).get("org_slug").asText())
                .isEqualTo("two");
    }

    @Test
    void givesTheConsoleItsCookieInTheSecondStepToo() {
        Protected sarah = factors.withApp();
        Answer pair = auth.as(Caller.nobody())
                .header("X-TrueValue-Client", "console")
                .post(
                        "/auth/login/mfa",
                        Map.of(
                                "mfa_token",
                                factors.mfaToken(sarah.email()),
                                "code",
                                sarah.app().code()))
                .expect(200);
        assertThat(pair.json().has("refresh_token")).isFalse();
        assertThat(pair.header("set-cookie")).startsWith("__Secure-tv_refresh=").contains("HttpOnly");
    }

    @Test
    void aResetPasswordDoesNotPassTheSecondFactor() {
        Protected sarah = factors.withApp();
        people.post("/auth/password/forgot", Map.of("email", sarah.email())).expect(202);
        String fresh = "four brisk otters by moonlight";
        people.post(
                        "/auth/password/reset",
                        Map.of("token", people.mailedToken(sarah.email(), "password_reset"), "password", fresh))
                .expect(204);
        people.logIn(sarah.email(), fresh).expectProblem(401, "mfa_required");
    }

    @Test
    void opensNoSessionByThePasswordAloneWhenAFactorWasAddedMeanwhile() {
        Person sarah = people.signedIn();
        auth.peer("org").on("/internal/memberships", call -> {
            factors.execute("""
                    INSERT INTO factor (id, user_id, kind, name, created_at, confirmed_at)
                    SELECT gen_random_uuid(), id, 'email', 'E-mail', now(), now() FROM account WHERE id = ?""", sarah.id());
            return FakePeer.Reply.ok("{\"items\":[]}");
        });
        people.logIn(sarah.email()).expectProblem(401, "invalid_mfa_token");
        people.everyPeerAnswers();
        people.logIn(sarah.email()).expectProblem(401, "mfa_required");
    }

    @Test
    void refusesWhatIsNoAnswer() {
        Protected sarah = factors.withApp();
        String token = factors.mfaToken(sarah.email());
        people.post("/auth/login/mfa", Map.of("mfa_token", token)).expectProblem(400, "validation_failed");
        people.post("/auth/login/mfa", Map.of("mfa_token", token, "code", "1", "credential", Map.of()))
                .expectProblem(400, "validation_failed");
        people.post("/auth/login/challenge", Map.of("mfa_token", token, "method", "sms"))
                .expectProblem(400, "validation_failed");
        Answer none = people.post("/auth/login/challenge", Map.of("mfa_token", token, "method", "totp"))
                .expect(200);
        assertThat(none.at("/method")).isEqualTo("totp");
    }

    private interface Attempt {
        Answer make(int number);
    }

    private static int successes(Attempt attempt) throws InterruptedException, ExecutionException {
        List<Callable<Answer>> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            crowd.add(() -> attempt.make(number));
        }
        Collections.shuffle(crowd, new Random(11));
        int successes = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(crowd)) {
                successes += answer.get().status() == 200 ? 1 : 0;
            }
        }
        return successes;
    }
}
