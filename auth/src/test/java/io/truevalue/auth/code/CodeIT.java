package io.truevalue.auth.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.FactorPeople;
import io.truevalue.auth.FactorPeople.Protected;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CodeIT {
    private static final String TEMPLATE = "sign_in_code";

    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final FactorPeople factors = new FactorPeople(auth, people);

    @Test
    void signsInByACodeThatIsMailed() {
        Person sarah = people.signedIn();
        Answer begun = auth.as(sarah.caller()).post("/auth/mfa/email", Map.of()).expect(201);
        assertThat(begun.at("/sent_to")).isEqualTo("p•••@acme.example");
        assertThat(begun.at("/expires_in")).isEqualTo("600");
        people.logIn(sarah.email()).expect(200);
        String first = code(sarah.email(), 1);
        Answer confirmed = confirm(sarah, "email", first).expect(200);
        assertThat(confirmed.json().get("recovery_codes")).hasSize(10);
        confirm(sarah, "email", first).expectProblem(404, "not_found");
        assertThat(factors.factorsOf(sarah).at("/items/0/address").asText()).isEqualTo(sarah.email());

        String token = factors.mfaToken(sarah.email());
        factors.answer(token, first).expectProblem(401, "invalid_code");
        Answer challenge = challenge(token, "email").expect(200);
        assertThat(challenge.at("/sent_to")).isEqualTo("p•••@acme.example");
        String second = code(sarah.email(), 2);
        String other = factors.mfaToken(sarah.email());
        factors.answer(other, second).expectProblem(401, "invalid_code");
        Answer pair = factors.answer(token, second).expect(200);
        assertThat(People.claims(pair.at("/access_token")).get("amr")).hasToString("[\"pwd\",\"otp\",\"mfa\"]");
    }

    @Test
    void signsInByACodeThatIsSentToAPhone() {
        String phone = newPhone();
        Person sarah = withPhone(phone);
        assertThat(factors.factorsOf(sarah).at("/items/0/address").asText()).isEqualTo(phone);
        String token = factors.mfaToken(sarah.email());
        Answer challenge = challenge(token, "sms").expect(200);
        assertThat(challenge.at("/sent_to")).startsWith("+1•").endsWith(phone.substring(phone.length() - 2));
        Answer pair = factors.answer(token, code(phone, 2)).expect(200);
        assertThat(People.claims(pair.at("/access_token")).get("amr")).hasToString("[\"pwd\",\"sms\",\"mfa\"]");
        assertThat(factors.factorsOf(sarah).at("/items/0/last_used_at").isNull())
                .isFalse();
    }

    @Test
    void stepsUpByACodeOfThatSessionAlone() {
        String phone = newPhone();
        Person sarah = withPhone(phone);
        auth.as(sarah.caller())
                .post("/auth/step-up/options", Map.of("method", "sms"))
                .expect(200);
        String code = code(phone, 2);
        factors.answer(factors.mfaToken(sarah.email()), code).expectProblem(401, "invalid_code");
        auth.as(sarah.caller()).post("/auth/step-up", Map.of("code", code)).expect(200);
        auth.as(sarah.caller()).post("/auth/step-up", Map.of("code", code)).expectProblem(401, "invalid_code");
    }

    @Test
    void putsAnotherNumberInTheOnesPlace() {
        Person sarah = withPhone(newPhone());
        String other = newPhone();
        auth.as(sarah.caller()).post("/auth/mfa/sms", Map.of("phone", other)).expect(201);
        Answer confirmed = confirm(sarah, "sms", code(other, 1)).expect(200);
        assertThat(confirmed.json().get("recovery_codes")).isEmpty();
        assertThat(factors.factorsOf(sarah).get("items")).hasSize(1);
        assertThat(factors.factorsOf(sarah).at("/items/0/address").asText()).isEqualTo(other);
        auth.as(sarah.caller())
                .post("/auth/mfa/sms", Map.of("phone", other))
                .expectProblem(409, "factor_limit_reached");
        assertThat(people.mails(sarah.email(), "factor_removed", 1)).hasSize(1);
    }

    @Test
    void endsACodeWithItsFifthWrongTry() {
        Person sarah = people.signedIn();
        auth.as(sarah.caller()).post("/auth/mfa/email", Map.of()).expect(201);
        String code = code(sarah.email(), 1);
        for (int i = 0; i < 5; i++) {
            confirm(sarah, "email", other(code)).expectProblem(400, "validation_failed");
        }
        confirm(sarah, "email", code).expectProblem(400, "validation_failed");
        auth.as(sarah.caller()).post("/auth/mfa/email", Map.of()).expect(201);
        confirm(sarah, "email", code(sarah.email(), 2)).expect(200);
    }

    @Test
    void endsACodeAfterTenMinutesAndByANewerOne() {
        Person sarah = people.signedIn();
        auth.as(sarah.caller()).post("/auth/mfa/email", Map.of()).expect(201);
        factors.execute(
                "UPDATE sent_code SET expires_at = expires_at - interval '10 minutes' WHERE user_id = ?", sarah.id());
        confirm(sarah, "email", code(sarah.email(), 1)).expectProblem(400, "validation_failed");

        Protected eve = factors.withApp();
        auth.as(eve.person().caller()).post("/auth/mfa/email", Map.of()).expect(201);
        confirm(eve.person(), "email", code(eve.email(), 1)).expect(200);
        String token = factors.mfaToken(eve.email());
        challenge(token, "email").expect(200);
        String older = code(eve.email(), 2);
        challenge(token, "email").expect(200);
        String newer = code(eve.email(), 3);
        if (!older.equals(newer)) {
            factors.answer(token, older).expectProblem(401, "invalid_code");
        }
        factors.answer(token, newer).expect(200);
    }

    @Test
    void boundsWhatIsSentToOneNumberByWhomever() {
        String phone = newPhone();
        for (int i = 0; i < 10; i++) {
            auth.as(people.signedIn().caller())
                    .post("/auth/mfa/sms", Map.of("phone", phone))
                    .expect(201);
        }
        Answer refused = auth.as(people.signedIn().caller())
                .post("/auth/mfa/sms", Map.of("phone", phone))
                .expectProblem(429, "rate_limited");
        assertThat(Integer.parseInt(String.valueOf(refused.header("retry-after"))))
                .isPositive();
        assertThat(people.mailsSoFar(phone, TEMPLATE)).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void boundsWhatOnePersonHasSent() {
        Person sarah = people.signedIn();
        for (int i = 0; i < 10; i++) {
            auth.as(sarah.caller())
                    .post("/auth/mfa/sms", Map.of("phone", newPhone()))
                    .expect(201);
        }
        auth.as(sarah.caller())
                .post("/auth/mfa/sms", Map.of("phone", newPhone()))
                .expectProblem(429, "rate_limited");
    }

    @Test
    void refusesWhatIsNoNumberAndWhatNobodyCarries() {
        Person sarah = people.signedIn();
        for (String phone : new String[] {"0415555012", "+0123456789", "+1415555012345678", "call me"}) {
            Answer refused = auth.as(sarah.caller())
                    .post("/auth/mfa/sms", Map.of("phone", phone))
                    .expectProblem(400, "validation_failed");
            assertThat(refused.at("/errors/0/field")).isEqualTo("phone");
        }
        auth.peer("notification").on("/internal/channels", "{\"email\":true,\"sms\":false}");
        auth.as(sarah.caller())
                .post("/auth/mfa/sms", Map.of("phone", newPhone()))
                .expectProblem(409, "sms_unavailable");
        auth.peer("notification").on("/internal/channels", call -> new FakePeer.Reply(500, ""));
        auth.as(sarah.caller())
                .post("/auth/mfa/sms", Map.of("phone", newPhone()))
                .expectProblem(503, "unavailable");
        people.everyPeerAnswers();
    }

    private Person withPhone(String phone) {
        Person sarah = people.signedIn();
        auth.as(sarah.caller()).post("/auth/mfa/sms", Map.of("phone", phone)).expect(201);
        confirm(sarah, "sms", code(phone, 1)).expect(200);
        return sarah;
    }

    private Answer confirm(Person person, String kind, String code) {
        return auth.as(person.caller()).post("/auth/mfa/" + kind + "/confirm", Map.of("code", code));
    }

    private Answer challenge(String token, String method) {
        return people.post("/auth/login/challenge", Map.of("mfa_token", token, "method", method));
    }

    /** Of the newest of so many messages. */
    private String code(String to, int count) {
        return people.mails(to, TEMPLATE, count).getLast().at("/data/code").asText();
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static String newPhone() {
        return "+1" + (1_000_000_000L + Math.floorMod(Ids.next().getLeastSignificantBits(), 9_000_000_000L));
    }
}
