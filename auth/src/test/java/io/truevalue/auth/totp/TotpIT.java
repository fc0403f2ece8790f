package io.truevalue.auth.totp;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.AuthenticatorApp;
import io.truevalue.auth.FactorPeople;
import io.truevalue.auth.FactorPeople.Protected;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TotpIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final FactorPeople factors = new FactorPeople(auth, people);

    @Test
    void countsFromItsFirstRightCodeOn() {
        Person sarah = people.signedIn();
        Person elsewhere = Person.of(sarah.email(), people.logIn(sarah.email()).expect(200));
        Answer begun = auth.as(sarah.caller())
                .post("/auth/mfa/totp", Map.of("name", "My phone"))
                .expect(201);
        assertThat(begun.header("location")).isEqualTo("/auth/mfa/" + begun.at("/id"));
        assertThat(begun.header("cache-control")).isEqualTo("no-store");
        AuthenticatorApp app = new AuthenticatorApp(begun.at("/secret"));
        assertThat(app.secret()).matches("[A-Z2-7]{32}");
        assertThat(begun.at("/otpauth_uri"))
                .isEqualTo("otpauth://totp/TrueValue:" + sarah.email().replace("@", "%40") + "?secret=" + app.secret()
                        + "&issuer=TrueValue&algorithm=SHA1&digits=6&period=30");
        people.logIn(sarah.email()).expect(200);
        assertThat(factors.factorsOf(sarah).get("items")).isEmpty();

        auth.as(sarah.caller())
                .post("/auth/mfa/totp/confirm", Map.of("code", app.wrongCode()))
                .expectProblem(400, "validation_failed");
        Answer confirmed = auth.as(sarah.caller())
                .post("/auth/mfa/totp/confirm", Map.of("code", app.code()))
                .expect(200);
        assertThat(confirmed.json().get("recovery_codes")).hasSize(10);
        assertThat(factors.factorsOf(sarah).at("/items/0/name").asText()).isEqualTo("My phone");
        assertThat(factors.factorsOf(sarah).at("/recovery_codes_left").asInt()).isEqualTo(10);
        people.logIn(sarah.email()).expectProblem(401, "mfa_required");

        people.refresh(sarah.refresh()).expect(200);
        assertThat(people.refresh(elsewhere.refresh())
                        .expectProblem(401, "session_ended")
                        .at("/reason"))
                .isEqualTo("factor_changed");
        assertThat(people.mails(sarah.email(), "factor_added", 1)
                        .getFirst()
                        .at("/data/factor")
                        .asText())
                .contains("My phone");
        EventLog.Entry enrolled = EventLog.await(
                Topics.USER,
                event -> event.type().equals("user.mfa_enrolled")
                        && event.subject().equals(sarah.id().toString()));
        assertThat(enrolled.data().get("kind").asText()).isEqualTo("totp");
        assertThat(enrolled.value()).doesNotContain(app.secret());
    }

    @Test
    void upgradesTheSessionInWhichItWasAdded() {
        Protected sarah = factors.withApp();
        Answer refreshed = people.refresh(sarah.person().refresh()).expect(200);
        assertThat(People.claims(refreshed.at("/access_token")).get("amr")).hasToString("[\"pwd\",\"otp\",\"mfa\"]");
    }

    @Test
    void takesTheStepsBesideNowAndNoOthers() {
        Protected sarah = factors.withApp();
        long now = AuthenticatorApp.step();
        for (long step : new long[] {now - 3, now + 3}) {
            factors.answer(factors.mfaToken(sarah.email()), sarah.app().codeAt(step))
                    .expectProblem(401, "invalid_code");
        }
        factors.answer(factors.mfaToken(sarah.email()), sarah.app().codeAt(AuthenticatorApp.step() - 1))
                .expect(200);
        factors.answer(factors.mfaToken(sarah.email()), sarah.app().codeAt(AuthenticatorApp.step() + 1))
                .expect(200);
    }

    @Test
    void letsSeveralAppsSignIn() {
        Protected sarah = factors.withApp();
        Answer begun = auth.as(sarah.person().caller())
                .post("/auth/mfa/totp", Map.of("name", "Tablet"))
                .expect(201);
        AuthenticatorApp tablet = new AuthenticatorApp(begun.at("/secret"));
        Answer confirmed = auth.as(sarah.person().caller())
                .post("/auth/mfa/totp/confirm", Map.of("code", tablet.code()))
                .expect(200);
        assertThat(confirmed.json().get("recovery_codes")).isEmpty();
        factors.answer(factors.mfaToken(sarah.email()), sarah.app().code()).expect(200);
        factors.answer(factors.mfaToken(sarah.email()), tablet.codeAt(AuthenticatorApp.step() + 1))
                .expect(200);
        assertThat(factors.factorsOf(sarah.person()).get("items")).hasSize(2);
    }

    @Test
    void demandsAFreshProof() {
        Person sarah = people.signedIn();
        Instant longAgo = Instant.now().minusSeconds(601);
        for (String route : new String[] {"/auth/mfa/totp", "/auth/mfa/recovery-codes"}) {
            auth.as(sarah.caller().authenticatedAt(longAgo))
                    .post(route, Map.of())
                    .expectProblem(403, "step_up_required");
        }
        auth.as(sarah.caller().authenticatedAt(longAgo))
                .post("/auth/mfa/totp/confirm", Map.of("code", "123456"))
                .expectProblem(403, "step_up_required");
        auth.as(sarah.caller().authenticatedAt(longAgo))
                .delete("/auth/mfa/" + sarah.id())
                .expectProblem(403, "step_up_required");
        auth.as(sarah.caller())
                .post("/auth/mfa/totp/confirm", Map.of("code", "123456"))
                .expectProblem(404, "not_found");
    }

    @Test
    void keepsTheSecretSealed() throws SQLException {
        Protected sarah = factors.withApp();
        try (Connection superuser = auth.asSuperuser();
                PreparedStatement query =
                        superuser.prepareStatement("SELECT sealed_secret, key_id FROM factor WHERE user_id = ?")) {
            query.setObject(1, sarah.person().id());
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).doesNotContain(sarah.app().secret());
                assertThat(Ids.parse(row.getString(2)))
                        .as("the key that sealed it")
                        .isPresent();
            }
        }
    }
}
