package io.truevalue.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.Ids;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Case A21: one rule of who is who, at registering and at signing in; # stands for what is new in each run. */
class EmailIdentityIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final String unique = Ids.next().toString().replace("-", "").substring(12);

    @ParameterizedTest
    @CsvSource({
        "Sarah#@Acme.Example, sarah#@acme.example",
        "cafe\u0301#@acme.example, CAF\u00c9#@acme.example",
        "\u212Aim#@acme.example, kim#@acme.example",
        "j#@B\u00fccher.example, j#@xn--bcher-kva.example",
        "j#@\uff21cme.example, j#@acme.example",
        "sarah#+crm@acme.example, SARAH#+CRM@acme.example",
    })
    void takesTwoSpellingsForOnePerson(String registered, String typed) {
        String address = canonical(named(registered));
        people.register(named(registered), People.PASSWORD);
        people.post("/auth/verify-email", Map.of("token", people.mailedToken(address, "verify_email")))
                .expect(204);
        people.logIn(named(typed)).expect(200);
        people.register(named(typed), People.PASSWORD);
        assertThat(people.mails(address, "already_registered", 1)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "sarah#@acme.example, sarah#+crm@acme.example",
        "i#@acme.example, \u0131#@acme.example",
        "i#@acme.example, \u0130#@acme.example",
        "sarah#@acme.example, s\u0430rah#@acme.example",
        "sarah#@acme.example, \uff53arah#@acme.example",
    })
    void takesWhatOnlyLooksAlikeForTwoPeople(String known, String other) {
        people.register(named(known), People.PASSWORD);
        people.post("/auth/verify-email", Map.of("token", people.mailedToken(canonical(named(known)), "verify_email")))
                .expect(204);
        people.logIn(named(other)).expectProblem(401, "invalid_credentials");
        people.register(named(other), "four brisk otters by moonlight");
        String mailed = canonical(named(other));
        people.post("/auth/verify-email", Map.of("token", people.mailedToken(mailed, "verify_email")))
                .expect(204);
        people.logIn(named(known)).expect(200);
        people.logIn(named(other), "four brisk otters by moonlight").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sarah@acme.example.",
                "\"sarah\"@acme.example",
                "sarah@acme.example\r\nBcc: eve@evil.example",
                "sarah\r\n@acme.example",
                " sarah@acme.example",
                "sa\u200Brah@acme.example",
            })
    void refusesWhatIsNoPlainAddressAndSendsNothing(String typed) {
        int before = auth.peer("notification").callsTo("/internal/messages").size();
        people.post("/auth/register", Map.of("email", typed, "password", People.PASSWORD, "full_name", "Eve"))
                .expectProblem(400, "validation_failed");
        people.post("/auth/password/forgot", Map.of("email", typed)).expectProblem(400, "validation_failed");
        people.logIn(typed).expectProblem(401, "invalid_credentials");
        assertThat(auth.peer("notification").callsTo("/internal/messages")).hasSize(before);
    }

    /** Case A18: whatever the request says of where it goes, links lead to the configured origin. */
    @Test
    void takesNoLinkFromTheRequest() {
        String email = "host" + unique + "@acme.example";
        auth.as(Caller.nobody())
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "ftp")
                .header("Forwarded", "host=evil.example")
                .header("Origin", "https://evil.example")
                .header("Referer", "https://evil.example/")
                .post("/auth/register", Map.of("email", email, "password", People.PASSWORD, "full_name", "Sarah"))
                .expect(202);
        assertThat(people.mails(email, "verify_email", 1)
                        .getFirst()
                        .at("/data/link")
                        .asText())
                .startsWith("http://localhost:8000/verify-email#token=");
    }

    private String named(String pattern) {
        return pattern.replace("#", unique);
    }

    /** The form that mail goes to. */
    private static String canonical(String typed) {
        return CanonicalEmail.parse(typed).orElseThrow().value();
    }
}
