package io.truevalue.auth.passkey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Organization;
import io.truevalue.auth.People.Person;
import io.truevalue.authenticator.Algorithm;
import io.truevalue.authenticator.SoftwareAuthenticator;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PasskeyIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final Device device = Device.securityKey(auth);

    @Test
    void asksForADiscoverableVerifiedKeyWithoutAttestation() {
        Person sarah = people.signedIn();
        Answer answer = auth.as(sarah.caller())
                .post("/auth/mfa/webauthn/options", Map.of())
                .expect(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        JsonNode options = answer.json().get("publicKey");
        assertThat(options.at("/rp/id").asText()).isEqualTo("localhost");
        assertThat(options.at("/user/name").asText()).isEqualTo(sarah.email());
        assertThat(options.at("/attestation").asText()).isEqualTo("none");
        assertThat(options.at("/authenticatorSelection/residentKey").asText()).isEqualTo("preferred");
        assertThat(options.at("/authenticatorSelection/userVerification").asText())
                .isEqualTo("required");
        assertThat(options.at("/timeout").asInt()).isEqualTo(300_000);
        assertThat(options.at("/pubKeyCredParams").findValuesAsText("alg")).containsExactly("-7", "-8", "-257");
        assertThat(decoded(options.at("/challenge"))).hasSize(32);
        assertThat(decoded(options.at("/user/id"))).hasSize(32);
        assertThat(new String(decoded(options.at("/user/id")), ISO_8859_1))
                .doesNotContain(sarah.id().toString());
        JsonNode again = auth.as(sarah.caller())
                .post("/auth/mfa/webauthn/options", Map.of())
                .json()
                .get("publicKey");
        assertThat(again.at("/user/id")).isEqualTo(options.at("/user/id"));
        assertThat(again.at("/challenge")).isNotEqualTo(options.at("/challenge"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"ES256", "EDDSA", "RS256"})
    void signsInWithoutAnAddressByEveryAlgorithmThatIsAllowed(Algorithm algorithm) {
        Person sarah = people.signedIn();
        Device key = new Device(auth, SoftwareAuthenticator.securityKey(algorithm));
        key.registerFor(sarah);
        Answer pair = key.signIn().expect(200);
        assertThat(pair.header("cache-control")).isEqualTo("no-store");
        JsonNode claims = People.claims(pair.at("/access_token"));
        assertThat(claims.get("sub").asText()).isEqualTo(sarah.id().toString());
        assertThat(claims.get("amr").toString()).isEqualTo("[\"hwk\",\"mfa\"]");
        assertThat(claims.get("session_id").asText())
                .isNotEqualTo(sarah.session().toString());
        people.refresh(pair.at("/refresh_token")).expect(200);
        key.signIn().expect(200);
    }

    @Test
    void aSyncedPasskeyNeverCountsAndSaysSo() {
        Person sarah = people.signedIn();
        Device manager = new Device(auth, SoftwareAuthenticator.passwordManager());
        manager.registerFor(sarah);
        manager.signIn().expect(200);
        JsonNode claims = People.claims(manager.signIn().expect(200).at("/access_token"));
        assertThat(claims.get("amr").toString()).isEqualTo("[\"swk\",\"mfa\"]");
    }

    @Test
    void signsInToTheOrganizationThatIsNamed() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("one"), Organization.named("two"));
        device.registerFor(sarah);
        Answer pair = auth.as(Caller.nobody())
                .post(
                        "/auth/passkey/login",
                        Map.of(
                                "credential",
                                device.authenticator().get(device.options(), Device.honest()),
                                "organization",
                                "two"))
                .expect(200);
        assertThat(People.claims(pair.at("/access_token")).get("org_slug").asText())
                .isEqualTo("two");
        auth.as(Caller.nobody())
                .post(
                        "/auth/passkey/login",
                        Map.of(
                                "credential",
                                device.authenticator().get(device.options(), Device.honest()),
                                "organization",
                                "foreign"))
                .expectProblem(404, "not_found");
    }

    @Test
    void givesTheConsoleItsCookie() {
        device.registerFor(people.signedIn());
        Answer pair = auth.as(Caller.nobody())
                .header("X-TrueValue-Client", "console")
                .post(
                        "/auth/passkey/login",
                        Map.of("credential", device.authenticator().get(device.options(), Device.honest())))
                .expect(200);
        assertThat(pair.json().has("refresh_token")).isFalse();
        assertThat(pair.header("set-cookie")).startsWith("__Secure-tv_refresh=");
    }

    @Test
    void worksWhileThePasswordIsLocked() {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        for (int i = 0; i < 5; i++) {
            people.logIn(sarah.email(), "nine wrong magpies at noon").expect(401);
        }
        people.logIn(sarah.email()).expectProblem(423, "account_locked");
        device.signIn().expect(200);
    }

    @Test
    void isTheSecondStepAfterThePassword() {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        Answer refused = people.logIn(sarah.email()).expectProblem(401, "mfa_required");
        assertThat(refused.json().at("/methods").toString()).contains("webauthn");
        String token = refused.at("/mfa_token");
        JsonNode challenge = people.post("/auth/login/challenge", Map.of("mfa_token", token, "method", "webauthn"))
                .expect(200)
                .json();
        assertThat(challenge.at("/options/publicKey/allowCredentials").size()).isEqualTo(1);
        Answer pair = people.post(
                        "/auth/login/mfa",
                        Map.of("mfa_token", token, "credential", device.answer(challenge, Device.honest())))
                .expect(200);
        assertThat(People.claims(pair.at("/access_token")).get("amr").toString())
                .isEqualTo("[\"pwd\",\"hwk\",\"mfa\"]");
    }

    @Test
    void stepsUp() {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        JsonNode options = auth.as(sarah.caller())
                .post("/auth/step-up/options", Map.of("method", "webauthn"))
                .expect(200)
                .json();
        Answer token = auth.as(sarah.caller())
                .post("/auth/step-up", Map.of("credential", device.answer(options.get("challenge"), Device.honest())))
                .expect(200);
        assertThat(People.claims(token.at("/access_token")).get("amr").toString())
                .contains("hwk", "mfa");
    }

    @Test
    void keepsSeveralKeysOfOnePersonAndExcludesThoseItHas() {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        Device other = Device.securityKey(auth);
        other.registerFor(sarah);
        JsonNode options = auth.as(sarah.caller())
                .post("/auth/mfa/webauthn/options", Map.of())
                .json()
                .get("publicKey");
        assertThat(options.get("excludeCredentials").size()).isEqualTo(2);
        device.signIn().expect(200);
        other.signIn().expect(200);
    }

    @Test
    void needsAFreshProofToRegister() {
        Person sarah = people.signedIn();
        Caller stale = sarah.caller().authenticatedAt(Instant.now().minusSeconds(601));
        auth.as(stale).post("/auth/mfa/webauthn/options", Map.of()).expectProblem(403, "step_up_required");
        auth.as(stale)
                .post("/auth/mfa/webauthn", Map.of("name", "Key", "credential", Map.of()))
                .expectProblem(403, "step_up_required");
    }

    @Test
    void tellsOfARegistration() {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        EventLog.Entry enrolled = EventLog.await(
                Topics.USER,
                event -> event.type().equals("user.mfa_enrolled")
                        && event.subject().equals(sarah.id().toString()));
        assertThat(enrolled.data().toString()).contains("webauthn");
        Answer history = auth.as(sarah.caller()).get("/auth/me/events").expect(200);
        assertThat(history.json().findValuesAsText("type")).contains("user.mfa_enrolled");
    }

    @Test
    void answersTheSameWhomeverTheOptionsAreAskedFor() {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        List<Answer> answers = List.of(
                people.post("/auth/passkey/options", Map.of("email", sarah.email())),
                people.post("/auth/passkey/options", Map.of("email", People.newEmail())),
                auth.as(Caller.nobody()).send("POST", "/auth/passkey/options", new byte[0], ""));
        assertThat(answers.stream().map(PasskeyIT::withoutChallenge).distinct()).hasSize(1);
        assertThat(answers.getFirst().json().at("/publicKey/allowCredentials").isMissingNode())
                .isTrue();
    }

    private static String withoutChallenge(Answer answer) {
        return answer.expect(200)
                .body()
                .replace(answer.json().at("/publicKey/challenge").asText(), "");
    }

    private static byte[] decoded(JsonNode text) {
        return Base64.getUrlDecoder().decode(text.asText());
    }
}
