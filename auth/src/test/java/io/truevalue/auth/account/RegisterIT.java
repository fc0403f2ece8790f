package io.truevalue.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterIT {
    private static final String OTHER = "four brisk otters by moonlight";

    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void tellsAKnownAddressToItsOwnerAlone() {
        String email = people.verified();
        Answer again = people.post("/auth/register", Map.of("email", email, "password", OTHER, "full_name", "Eve"));
        Answer first = people.post(
                "/auth/register", Map.of("email", People.newEmail(), "password", OTHER, "full_name", "Eve"));
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        JsonNode mail = people.mails(email, "already_registered", 1).getFirst();
        assertThat(mail.at("/data/full_name").asText()).isEqualTo("Sarah Chen");
        people.logIn(email, OTHER).expectProblem(401, "invalid_credentials");
        people.logIn(email).expect(200);
    }

    @Test
    void letsALaterRegistrationTakeAnUnprovedOnesPlace() {
        String email = People.newEmail();
        people.register(email, OTHER);
        String early = people.mailedToken(email, "verify_email");
        people.register(email, People.PASSWORD);
        people.mails(email, "verify_email", 2);
        people.post("/auth/verify-email", Map.of("token", early)).expectProblem(400, "invalid_token");
        people.post("/auth/verify-email", Map.of("token", people.mailedToken(email, "verify_email")))
                .expect(204);
        people.logIn(email, OTHER).expectProblem(401, "invalid_credentials");
        people.logIn(email).expect(200);
    }

    @Test
    void tellsOfItWithoutASecret() {
        String email = people.verified();
        EventLog.Entry told = EventLog.await(
                Topics.USER, event -> event.data().path("email").asText().equals(email));
        assertThat(told.type()).isEqualTo("user.registered");
        assertThat(told.attributes()).containsKey("requestid");
        assertThat(told.value()).doesNotContain("argon2", People.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "not-an-address, Sarah, email",
        "'sarah@acme.example\r\nBcc: eve@evil.example', Sarah, email",
        "sarah@acme.example, '  ', full_name",
        "sarah@acme.example, 'Sarah\r\nBcc: eve@evil.example', full_name",
    })
    void namesTheFieldAtFault(String email, String name, String field) {
        Answer refused = people.post("/auth/register", Map.of("email", email, "password", OTHER, "full_name", name))
                .expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void refusesAFieldThatItDoesNotKnow() {
        people.post(
                        "/auth/register",
                        Map.of(
                                "email",
                                People.newEmail(),
                                "password",
                                OTHER,
                                "full_name",
                                "Eve",
                                "email_verified",
                                true))
                .expectProblem(400, "unknown_field");
    }

    @Test
    void letsOneRenameOneself() {
        Person sarah = people.signedIn();
        Answer me = auth.as(sarah.caller()).get("/auth/me").expect(200);
        assertThat(me.at("/email")).isEqualTo(sarah.email());
        assertThat(me.json().has("password_hash")).isFalse();
        Answer renamed = auth.as(sarah.caller())
                .header("If-Match", String.valueOf(me.header("etag")))
                .patch("/auth/me", "{\"full_name\":\"Sarah O'Hara \u65e5\u672c\"}")
                .expect(200);
        assertThat(renamed.at("/full_name")).isEqualTo("Sarah O'Hara \u65e5\u672c");
        auth.as(sarah.caller())
                .header("If-Match", String.valueOf(me.header("etag")))
                .patch("/auth/me", "{\"full_name\":\"Stale\"}")
                .expectProblem(412, "stale_version");
        auth.as(sarah.caller()).patch("/auth/me", "{}").expect(200);
        auth.as(sarah.caller()).patch("/auth/me", "{\"full_name\":null}").expectProblem(400, "validation_failed");
        auth.as(sarah.caller()).patch("/auth/me", "{\"email\":null}").expectProblem(400, "validation_failed");
        auth.as(sarah.caller()).patch("/auth/me", "{\"id\":\"x\"}").expectProblem(400, "unknown_field");
        auth.as(sarah.caller())
                .send(
                        "PATCH",
                        "/auth/me",
                        "{\"full_name\":\"Plain\"}".getBytes(StandardCharsets.UTF_8),
                        "application/json")
                .expect(200);
    }

    @Test
    void givesServicesManyUsersAtOnce() {
        Person sarah = people.signedIn();
        Answer found = auth.as(Caller.service("org-service", null))
                .post("/internal/users/bulk", Map.of("ids", List.of(sarah.id(), Ids.next())))
                .expect(200);
        assertThat(found.json().get("items")).hasSize(1);
        assertThat(found.at("/items/0/email")).isEqualTo(sarah.email());
        assertThat(found.at("/items/0/full_name")).isEqualTo("Sarah Chen");
        auth.as(Caller.service("org-service", null))
                .post("/internal/users/bulk", Map.of("ids", Collections.nCopies(201, sarah.id())))
                .expectProblem(400, "validation_failed");
        auth.as(Caller.service("crm-service", null))
                .post("/internal/users/bulk", Map.of("ids", List.of(sarah.id())))
                .expectProblem(403, "caller_not_allowed");
    }
}
