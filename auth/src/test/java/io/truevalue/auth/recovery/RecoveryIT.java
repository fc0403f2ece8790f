package io.truevalue.auth.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.FactorPeople;
import io.truevalue.auth.FactorPeople.Protected;
import io.truevalue.auth.People;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecoveryIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final FactorPeople factors = new FactorPeople(auth, people);

    @Test
    void letsSomebodyInOnceByEachCode() {
        Protected sarah = factors.withApp();
        assertThat(sarah.recoveryCodes())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}"));
        String code = sarah.recoveryCodes().getFirst();
        factors.answer(
                        factors.mfaToken(sarah.email()),
                        code.toUpperCase(Locale.ROOT).replace("-", " "))
                .expect(200);
        factors.answer(factors.mfaToken(sarah.email()), code).expectProblem(401, "invalid_code");
        assertThat(factors.factorsOf(sarah.person()).get("recovery_codes_left").asInt())
                .isEqualTo(9);
        assertThat(people.mails(sarah.email(), "recovery_code_used", 1)
                        .getFirst()
                        .at("/data/left")
                        .asText())
                .isEqualTo("9");
    }

    @Test
    void takesEachCodeOnceHoweverManyTryAtOnce() throws InterruptedException, ExecutionException {
        Protected sarah = factors.withApp();
        for (String code : sarah.recoveryCodes().subList(0, 3)) {
            String[] tokens = {factors.mfaToken(sarah.email()), factors.mfaToken(sarah.email())};
            List<Callable<Answer>> crowd = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String token = tokens[i % 2];
                crowd.add(() -> factors.answer(token, code));
            }
            int let = 0;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Answer> answer : threads.invokeAll(crowd)) {
                    let += answer.get().status() == 200 ? 1 : 0;
                }
            }
            assertThat(let).isEqualTo(1);
        }
    }

    /** A23: after a clock that was a day ahead an app's codes are none until that time, and these are. */
    @Test
    void letsInWhoseAppHasCountedAheadOfTheTime() {
        Protected sarah = factors.withApp();
        factors.execute(
                "UPDATE factor SET last_step = last_step + 3000 WHERE user_id = ?",
                sarah.person().id());
        factors.answer(factors.mfaToken(sarah.email()), sarah.app().code()).expectProblem(401, "invalid_code");
        factors.answer(factors.mfaToken(sarah.email()), sarah.recoveryCodes().getFirst())
                .expect(200);
    }

    @Test
    void warnsWhenFewAreLeftAndEndsWithTheLast() {
        Protected sarah = factors.withApp();
        for (String code : sarah.recoveryCodes()) {
            factors.answer(factors.mfaToken(sarah.email()), code).expect(200);
        }
        assertThat(people.mails(sarah.email(), "recovery_codes_low", 2))
                .extracting(mail -> mail.at("/data/left").asText())
                .containsExactly("3", "0");
        Answer login = people.logIn(sarah.email()).expectProblem(401, "mfa_required");
        assertThat(login.json().get("methods")).hasToString("[\"totp\"]");
    }

    @Test
    void renewsThemAll() {
        Protected sarah = factors.withApp();
        Answer renewed = auth.as(sarah.person().caller())
                .post("/auth/mfa/recovery-codes", Map.of())
                .expect(200);
        assertThat(renewed.json().get("recovery_codes")).hasSize(10);
        factors.answer(factors.mfaToken(sarah.email()), sarah.recoveryCodes().getFirst())
                .expectProblem(401, "invalid_code");
        factors.answer(factors.mfaToken(sarah.email()), renewed.at("/recovery_codes/0"))
                .expect(200);
        assertThat(people.mails(sarah.email(), "recovery_codes_renewed", 1)).hasSize(1);
        auth.as(people.signedIn().caller())
                .post("/auth/mfa/recovery-codes", Map.of())
                .expectProblem(409, "conflict");
    }

    @Test
    void opensNobodyElsesAccount() {
        Protected sarah = factors.withApp();
        Protected eve = factors.withApp();
        factors.answer(factors.mfaToken(sarah.email()), eve.recoveryCodes().getFirst())
                .expectProblem(401, "invalid_code");
        factors.answer(factors.mfaToken(eve.email()), eve.recoveryCodes().getFirst())
                .expect(200);
    }
}
