package io.truevalue.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.FactorPeople;
import io.truevalue.auth.FactorPeople.Protected;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StepUpIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final FactorPeople factors = new FactorPeople(auth, people);

    @Test
    void takesThePasswordOfWhoHasNothingElse() {
        Person sarah = people.signedIn();
        Answer options =
                auth.as(sarah.caller()).post("/auth/step-up/options", Map.of()).expect(200);
        assertThat(options.json().get("methods")).hasToString("[\"password\"]");
        Answer token = auth.as(sarah.caller())
                .post("/auth/step-up", Map.of("password", People.PASSWORD))
                .expect(200);
        assertThat(People.claims(token.at("/access_token")).get("amr")).hasToString("[\"pwd\"]");
        auth.as(sarah.caller()).post("/auth/step-up", Map.of("code", "123456")).expectProblem(400, "validation_failed");
        auth.as(sarah.caller()).post("/auth/step-up", Map.of()).expectProblem(400, "validation_failed");
    }

    @Test
    void demandsTheSecondFactorOfWhoHasOne() {
        Protected sarah = factors.withApp();
        Answer options = auth.as(sarah.person().caller())
                .post("/auth/step-up/options", Map.of("method", "totp"))
                .expect(200);
        assertThat(options.json().get("methods")).hasToString("[\"totp\",\"recovery_code\"]");
        assertThat(options.at("/challenge/method")).isEqualTo("totp");
        Answer refused = auth.as(sarah.person().caller())
                .post("/auth/step-up", Map.of("password", People.PASSWORD))
                .expectProblem(401, "mfa_required");
        assertThat(refused.json().has("mfa_token")).isFalse();
        auth.as(sarah.person().caller())
                .post(
                        "/auth/step-up",
                        Map.of(
                                "password",
                                "wrong wrong wrong",
                                "code",
                                sarah.app().code()))
                .expectProblem(401, "invalid_credentials");
        Answer token = auth.as(sarah.person().caller())
                .post("/auth/step-up", Map.of("code", sarah.app().code()))
                .expect(200);
        JsonNode claims = People.claims(token.at("/access_token"));
        assertThat(claims.get("amr")).hasToString("[\"pwd\",\"otp\",\"mfa\"]");
        auth.as(sarah.person().caller())
                .post("/auth/step-up", Map.of("code", sarah.app().code()))
                .expectProblem(401, "invalid_code");
    }

    @Test
    void countsItsFailuresWithThoseOfSigningIn() {
        Protected sarah = factors.withApp();
        for (int i = 0; i < 5; i++) {
            auth.as(sarah.person().caller())
                    .post("/auth/step-up", Map.of("code", sarah.app().wrongCode()))
                    .expectProblem(401, "invalid_code");
        }
        factors.answer(factors.mfaToken(sarah.email()), sarah.app().code()).expectProblem(423, "account_locked");
    }
}
