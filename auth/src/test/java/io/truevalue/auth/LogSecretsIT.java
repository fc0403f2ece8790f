package io.truevalue.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People.Person;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.LogCapture;
import io.truevalue.testing.ServiceExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plays what secrets pass through, right and wrong, and looks for them in the log (ASVS 5.0 16.2.5). */
class LogSecretsIT {
    private static final String FRESH = "four brisk otters by moonlight";
    private static final String WRONG = "nine wrong magpies at noon";

    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void noPasswordNorTokenIsLogged() {
        try (LogCapture log = new LogCapture()) {
            Person sarah = people.signedIn();
            people.logIn(sarah.email(), WRONG).expect(401);
            people.refresh(sarah.refresh()).expect(200);
            people.refresh("not-a-refresh-token-of-ours").expect(401);
            people.post("/auth/password/forgot", Map.of("email", sarah.email())).expect(202);
            String reset = people.mailedToken(sarah.email(), "password_reset");
            people.post("/auth/password/reset", Map.of("token", reset, "password", "short"))
                    .expect(400);
            people.post("/auth/password/reset", Map.of("token", reset, "password", FRESH))
                    .expect(204);
            people.post("/auth/password/reset", Map.of("token", reset, "password", FRESH))
                    .expect(400);
            people.post("/auth/login", "{\"email\":\"" + sarah.email() + "\",\"password\":\"" + FRESH + "\",")
                    .expect(400);
            auth.peer("org").on("/internal/memberships", call -> new FakePeer.Reply(500, ""));
            people.logIn(sarah.email(), FRESH).expect(503);
            people.everyPeerAnswers();
            String verify = people.mailedToken(sarah.email(), "verify_email");
            assertThat(log.lines()).isNotEmpty();
            assertThat(String.join("", log.lines()))
                    .doesNotContain(List.of(
                            People.PASSWORD,
                            FRESH,
                            WRONG,
                            reset,
                            verify,
                            sarah.access(),
                            sarah.refresh(),
                            "not-a-refresh-token-of-ours"));
        }
    }

    @Test
    void noSecretNorCodeOfASecondFactorIsLogged() {
        try (LogCapture log = new LogCapture()) {
            FactorPeople factors = new FactorPeople(auth, people);
            FactorPeople.Protected sarah = factors.withApp();
            String token = factors.mfaToken(sarah.email());
            String code = sarah.app().code();
            factors.answer(token, sarah.app().wrongCode()).expect(401);
            factors.answer(token, code).expect(200);
            String recovery = sarah.recoveryCodes().getFirst();
            factors.answer(factors.mfaToken(sarah.email()), recovery).expect(200);
            factors.answer(factors.mfaToken(sarah.email()), recovery).expect(401);
            auth.as(sarah.person().caller())
                    .post("/auth/mfa/sms", Map.of("phone", "+14155550199"))
                    .expect(201);
            String sent = people.mails("+14155550199", "sign_in_code", 1)
                    .getLast()
                    .at("/data/code")
                    .asText();
            people.post("/auth/login/mfa", "{\"mfa_token\":\"" + token + "\",\"code\":\"" + recovery + "\",")
                    .expect(400);
            auth.peer("org").on("/internal/memberships", call -> new FakePeer.Reply(500, ""));
            factors.answer(factors.mfaToken(sarah.email()), recovery).expect(503);
            people.everyPeerAnswers();
            assertThat(log.lines()).isNotEmpty();
            assertThat(String.join("", log.lines()))
                    .doesNotContain(
                            List.of(sarah.app().secret(), token, recovery, "\"" + code, "\"" + sent, "+14155550199"));
        }
    }
}
