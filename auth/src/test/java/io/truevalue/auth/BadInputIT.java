package io.truevalue.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.auth.People.Organization;
import io.truevalue.auth.People.Person;
import io.truevalue.authenticator.Behaviour;
import io.truevalue.authenticator.SoftwareAuthenticator;
import io.truevalue.testing.Answer;
import io.truevalue.testing.BadInput;
import io.truevalue.testing.BadInput.Good;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
    @RegisterExtension
    static final ServiceExtension service = People.service();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final String TOKEN = "a".repeat(43);
    private static final Map<String, Object> SIGNED = Map.of(
            "id",
            "AAAA",
            "rawId",
            "AAAA",
            "type",
            "public-key",
            "response",
            Map.of("clientDataJSON", "e30", "authenticatorData", "AAAA", "signature", "AAAA"),
            "clientExtensionResults",
            Map.of());
    private People people;
    private FactorPeople factors;

    @BeforeEach
    void everyPeerAnswers() {
        people = People.of(service);
        factors = new FactorPeople(service, people);
    }

    @Test
    void refusesWhatIsWrongAndWritesNothing() throws SQLException {
        badInput().isRefusedAndWritesNothing();
    }

    @Test
    void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        Person sarah = people.signedIn();
        BadInput.to(service)
                .with("PATCH /auth/me", () -> as(sarah, "/auth/me", Map.of("full_name", "Sarah Chen")))
                .with("POST /auth/integrations", BadInputIT::integrating)
                .keepsOrRefusesNaughtyStrings();
    }

    @Test
    void answersWrongIdsAsNeverIssued() {
        BadInput.to(service).answersWrongIdsAsNeverIssued();
    }

    private BadInput badInput() {
        return ofOneself(BadInput.to(service))
                .with(
                        "POST /auth/register",
                        () -> open(
                                "register",
                                "email",
                                People.newEmail(),
                                "password",
                                People.PASSWORD,
                                "full_name",
                                "Sarah"))
                .with("POST /auth/verify-email", this::verifying)
                .with("POST /auth/undo-email-change", () -> open("undo-email-change", "token", TOKEN))
                .with("POST /auth/login", this::loggingIn)
                .with(
                        "POST /auth/login/challenge",
                        () -> open("login/challenge", "mfa_token", waiting(), "method", "recovery_code"))
                .with("POST /auth/login/mfa", () -> open("login/mfa", "mfa_token", waiting(), "code", "123456"))
                .with("POST /auth/login/mfa", () -> open("login/mfa", "mfa_token", waiting(), "credential", SIGNED))
                .with(
                        "POST /auth/refresh",
                        () -> open("refresh", "refresh_token", people.signedIn().refresh()))
                .with("POST /auth/passkey/options", () -> open("passkey/options", "email", People.newEmail()))
                .with(
                        "POST /auth/passkey/login",
                        () -> open("passkey/login", "credential", SIGNED, "organization", "acme"))
                .with("POST /auth/password/forgot", () -> open("password/forgot", "email", People.newEmail()))
                .with("POST /auth/password/reset", this::resetting)
                .with("POST /auth/integrations", BadInputIT::integrating);
    }

    /** What somebody who is signed in does to their own account. */
    private BadInput ofOneself(BadInput input) {
        String other = "eight calm otters at dusk";
        return input.with(
                        "PATCH /auth/me",
                        () -> as(
                                people.signedIn(),
                                "/auth/me",
                                Map.of("full_name", "Sarah", "email", People.newEmail())))
                .with(
                        "POST /auth/password/change",
                        () -> as(
                                people.signedIn(),
                                "/auth/password/change",
                                Map.of("current_password", People.PASSWORD, "password", other)))
                .with("POST /auth/switch-organization", this::switching)
                .with(
                        "POST /auth/step-up",
                        () -> as(people.signedIn(), "/auth/step-up", Map.of("password", People.PASSWORD)))
                .with("POST /auth/step-up", () -> as(protectedOne(), "/auth/step-up", Map.of("code", "123456")))
                .with("POST /auth/step-up", () -> as(protectedOne(), "/auth/step-up", Map.of("credential", SIGNED)))
                .with(
                        "POST /auth/step-up/options",
                        () -> as(protectedOne(), "/auth/step-up/options", Map.of("method", "totp")))
                .with("POST /auth/mfa/totp", () -> as(people.signedIn(), "/auth/mfa/totp", Map.of("name", "My phone")))
                .with("POST /auth/mfa/totp/confirm", () -> confirming("totp", Map.of()))
                .with("POST /auth/mfa/email/confirm", () -> confirming("email", Map.of()))
                .with(
                        "POST /auth/mfa/sms",
                        () -> as(people.signedIn(), "/auth/mfa/sms", Map.of("phone", "+14155550123")))
                .with("POST /auth/mfa/sms/confirm", () -> confirming("sms", Map.of("phone", "+14155550123")))
                .with("POST /auth/mfa/webauthn", this::registering);
    }

    private Good loggingIn() {
        Person person = people.signedIn();
        people.belongs(person.id(), Organization.named("acme"));
        return open(
                "login",
                "email",
                person.email(),
                "password",
                People.PASSWORD,
                "mfa_code",
                "123456",
                "organization",
                "acme");
    }

    private Good switching() {
        Person person = people.signedIn();
        people.belongs(person.id(), Organization.named("acme"));
        return as(person, "/auth/switch-organization", Map.of("organization", "acme"));
    }

    private Good confirming(String kind, Map<String, Object> begun) {
        Person person = people.signedIn();
        service.as(person.caller()).post("/auth/mfa/" + kind, begun).expect(201);
        return as(person, "/auth/mfa/" + kind + "/confirm", Map.of("code", "123456"));
    }

    private Good registering() {
        Person person = people.signedIn();
        Answer offer = service.as(person.caller())
                .post("/auth/mfa/webauthn/options", Map.of())
                .expect(200);
        Map<String, Object> options = JSON.convertValue(offer.json().get("publicKey"), MAP);
        Map<String, Object> made =
                SoftwareAuthenticator.securityKey().create(options, Behaviour.at("http://localhost:8000"));
        return as(person, "/auth/mfa/webauthn", Map.of("name", "My key", "credential", made));
    }

    private Good verifying() {
        String email = People.newEmail();
        people.register(email, People.PASSWORD);
        return open("verify-email", "token", people.mailedToken(email, "verify_email"));
    }

    private Good resetting() {
        String email = people.verified();
        people.post("/auth/password/forgot", Map.of("email", email)).expect(202);
        String token = people.mailedToken(email, "password_reset");
        return open("password/reset", "token", token, "password", "eight calm otters at dusk");
    }

    /** A sign-in that waits for its second step. */
    private String waiting() {
        return factors.mfaToken(factors.withApp().email());
    }

    private Person protectedOne() {
        return factors.withApp().person();
    }

    private static Good integrating() {
        Caller admin = Caller.newMember("integrations:write", "contacts:read");
        return new Good(admin, "/auth/integrations", Map.of("name", "Export", "permissions", List.of("contacts:read")));
    }

    private static Good as(Person person, String target, Map<String, Object> body) {
        return new Good(person.caller(), target, body);
    }

    /** @param members names and values by turns */
    private static Good open(String route, Object... members) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            body.put((String) members[i], members[i + 1]);
        }
        return new Good(Caller.nobody(), "/auth/" + route, body);
    }
}
