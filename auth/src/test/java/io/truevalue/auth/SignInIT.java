package io.truevalue.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.truevalue.auth.People.Organization;
import io.truevalue.auth.People.Person;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void leadsFromRegisteringToATokenOfAnOrganization() throws ParseException, JOSEException {
        String email = People.newEmail();
        Answer registered = people.post(
                "/auth/register",
                Map.of("email", email.toUpperCase(Locale.ROOT), "password", People.PASSWORD, "full_name", "Sarah"));
        registered.expect(202);
        assertThat(registered.body()).isEqualTo("{\"status\":\"verification_sent\"}");
        people.logIn(email).expectProblem(403, "email_not_verified");
        String token = people.mailedToken(email, "verify_email");
        people.post("/auth/verify-email", Map.of("token", token)).expect(204);
        people.post("/auth/verify-email", Map.of("token", token)).expectProblem(400, "invalid_token");

        Answer first = people.logIn(email).expect(200);
        assertThat(first.at("/token_type")).isEqualTo("Bearer");
        assertThat(first.at("/expires_in")).isEqualTo("900");
        assertThat(first.at("/user_info/email")).isEqualTo(email);
        assertThat(first.header("cache-control")).isEqualTo("no-store");
        JsonNode without = People.claims(first.at("/access_token"));
        assertThat(without.has("org_id")).isFalse();

        Person sarah = Person.of(email, first);
        Organization acme = Organization.named("acme");
        people.belongs(sarah.id(), acme);
        Answer switched = auth.as(sarah.caller())
                .post("/auth/switch-organization", Map.of("organization", "acme"))
                .expect(200);
        assertThat(switched.at("/user_info/organizations/0/slug")).isEqualTo("acme");
        String access = switched.at("/access_token");
        SignedJWT jwt = SignedJWT.parse(access);
        assertThat(jwt.verify(new MACVerifier(HexFormat.of().parseHex("a3".repeat(15) + "5c".repeat(17)))))
                .isTrue();
        assertThat(People.header(access).get("typ").asText()).isEqualTo("at+jwt");
        assertThat(People.header(access).get("alg").asText()).isEqualTo("HS256");
        assertThat(People.header(access).get("kid").asText()).matches("[0-9a-f]{8}");
        JsonNode claims = People.claims(access);
        assertThat(claims.get("org_id").asText()).isEqualTo(acme.id().toString());
        assertThat(claims.get("org_slug").asText()).isEqualTo("acme");
        assertThat(claims.get("org_name").asText()).isEqualTo("acme Inc");
        assertThat(claims.get("roles").get(0).asText()).isEqualTo("admin");
        assertThat(claims.get("permissions").get(0).asText()).isEqualTo("contacts:read");
        assertThat(claims.get("plan").asText()).isEqualTo("pro");
        assertThat(claims.get("authz_version").asLong()).isEqualTo(7);
        assertThat(claims.get("iss").asText()).isEqualTo("truevalue-auth");
        assertThat(claims.get("aud").asText()).isEqualTo("truevalue-platform");
        assertThat(claims.get("amr").get(0).asText()).isEqualTo("pwd");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(900);

        Answer refreshed = people.refresh(switched.at("/refresh_token")).expect(200);
        assertThat(People.claims(refreshed.at("/access_token")).get("org_slug").asText())
                .isEqualTo("acme");
        EventLog.Entry created = EventLog.await(
                Topics.USER,
                event -> event.type().equals("session.created")
                        && event.subject().equals(sarah.session().toString()));
        assertThat(created.attributes()).containsEntry("orgid", acme.id().toString());
        assertThat(created.attributes()).containsEntry("actorid", sarah.id().toString());
        assertThat(created.data().get("superseded_jti").asText())
                .isEqualTo(without.get("jti").asText());
        Answer again = people.logIn(email).expect(200);
        assertThat(People.claims(again.at("/access_token")).get("org_slug").asText())
                .isEqualTo("acme");
    }

    @Test
    void choosesTheOnlyOrganizationAndNoneOfSeveral() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("one"), Organization.named("two"));
        assertThat(People.claims(people.logIn(sarah.email()).at("/access_token"))
                        .has("org_id"))
                .isFalse();
        people.belongs(sarah.id(), Organization.named("only"), new Organization(sarah.id(), "suspended", "suspended"));
        assertThat(People.claims(people.logIn(sarah.email()).at("/access_token"))
                        .get("org_slug")
                        .asText())
                .isEqualTo("only");
    }

    @Test
    void hidesAnOrganizationOfOthers() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("own"));
        auth.as(sarah.caller())
                .post("/auth/switch-organization", Map.of("organization", "foreign"))
                .expectProblem(404, "not_found");
        people.post(
                        "/auth/login",
                        Map.of("email", sarah.email(), "password", People.PASSWORD, "organization", "foreign"))
                .expectProblem(404, "not_found");
    }

    @Test
    void doesNotGuessWhatAServiceThatIsDownWouldSay() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("down"));
        String refresh = people.logIn(sarah.email()).expect(200).at("/refresh_token");
        auth.peer("permission").on("/internal/grants", call -> new FakePeer.Reply(503, "{}"));
        people.refresh(refresh).expectProblem(503, "unavailable");
        people.logIn(sarah.email()).expectProblem(503, "unavailable");
        people.everyPeerAnswers();
        auth.peer("org").on("/internal/memberships", call -> new FakePeer.Reply(500, ""));
        people.refresh(refresh).expectProblem(503, "unavailable");
        people.everyPeerAnswers();
        people.refresh(refresh).expect(200);
    }

    @Test
    void takesThePlanForFreeWhileBillingIsDown() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("down"));
        auth.peer("billing").on("/internal/plan", call -> new FakePeer.Reply(500, "{}"));
        Answer login = people.logIn(sarah.email()).expect(200);
        assertThat(People.claims(login.at("/access_token")).get("plan").asText())
                .isEqualTo("free");
    }

    @Test
    void keepsTheConsolesRefreshTokenInACookie() {
        String email = people.verified();
        Answer login = auth.as(Caller.nobody())
                .header("X-TrueValue-Client", "console")
                .post("/auth/login", Map.of("email", email, "password", People.PASSWORD))
                .expect(200);
        assertThat(login.json().has("refresh_token")).isFalse();
        String cookie = String.valueOf(login.header("set-cookie"));
        assertThat(cookie)
                .startsWith("__Secure-tv_refresh=")
                .contains("; Path=/auth; HttpOnly; Secure; SameSite=Strict");
        String pair = cookie.substring(0, cookie.indexOf(';'));
        Answer refreshed = auth.as(Caller.nobody())
                .header("X-TrueValue-Client", "console")
                .header("Cookie", pair)
                .send("POST", "/auth/refresh", new byte[0], "")
                .expect(200);
        assertThat(refreshed.json().has("refresh_token")).isFalse();
        assertThat(refreshed.header("set-cookie")).isNotEqualTo(cookie);
        auth.as(Caller.nobody())
                .header("Cookie", pair)
                .send("POST", "/auth/refresh", new byte[0], "")
                .expectProblem(400, "validation_failed");
        auth.as(Caller.nobody())
                .header("X-TrueValue-Client", "console")
                .send("POST", "/auth/refresh", new byte[0], "")
                .expectProblem(401, "unauthenticated");
        Person sarah = new Person(
                email,
                UUID.fromString(login.at("/user_info/id")),
                UUID.fromString(People.claims(login.at("/access_token"))
                        .get("session_id")
                        .asText()),
                "",
                "");
        Answer out = auth.as(sarah.caller())
                .header("X-TrueValue-Client", "console")
                .send("POST", "/auth/logout", new byte[0], "")
                .expect(204);
        assertThat(out.header("set-cookie")).startsWith("__Secure-tv_refresh=;").contains("Max-Age=0");
        auth.as(Caller.nobody())
                .header("X-TrueValue-Client", "console")
                .header("Cookie", pair)
                .send("POST", "/auth/refresh", new byte[0], "")
                .expectProblem(401, "session_ended");
    }

    /** A20: what a browser brings along, its own or planted by somebody else, is never the session that is opened. */
    @Test
    void opensANewSessionWhateverTheBrowserHeldBefore() {
        String mallory = people.verified();
        Answer planted = logInAsConsole(mallory, "");
        String cookie = String.valueOf(planted.header("set-cookie"));
        String pair = cookie.substring(0, cookie.indexOf(';'));
        Answer login = logInAsConsole(people.verified(), pair);

        assertThat(sessionOf(login)).isNotEqualTo(sessionOf(planted));
        assertThat(login.header("set-cookie"))
                .startsWith("__Secure-tv_refresh=")
                .doesNotContain(pair);
        Answer malloryStill = auth.as(Caller.nobody())
                .header("X-TrueValue-Client", "console")
                .header("Cookie", pair)
                .send("POST", "/auth/refresh", new byte[0], "")
                .expect(200);
        assertThat(sessionOf(malloryStill)).isEqualTo(sessionOf(planted));
    }

    private static Answer logInAsConsole(String email, String cookie) {
        return auth.as(Caller.nobody())
                .header("X-TrueValue-Client", "console")
                .header("Cookie", cookie)
                .post("/auth/login", Map.of("email", email, "password", People.PASSWORD))
                .expect(200);
    }

    private static String sessionOf(Answer pair) {
        return People.claims(pair.at("/access_token")).get("session_id").asText();
    }
}
