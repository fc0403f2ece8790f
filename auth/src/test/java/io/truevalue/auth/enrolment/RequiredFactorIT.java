package io.truevalue.auth.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.FactorPeople;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Organization;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an organisation that requires a second factor does to the tokens of its members. */
class RequiredFactorIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final FactorPeople factors = new FactorPeople(auth, people);

    @Test
    void givesNothingButEnrollingUntilAFactorIsProved() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("strict").requiringMfa());
        Answer login = people.logIn(sarah.email()).expect(200);
        JsonNode before = People.claims(login.at("/access_token"));
        assertThat(before.get("enrol_only").asBoolean()).isTrue();
        assertThat(before.get("org_slug").asText()).isEqualTo("strict");
        assertThat(before.get("authz_version").asLong()).isEqualTo(7);
        assertThat(before.get("roles")).isEmpty();
        assertThat(before.get("permissions")).isEmpty();

        factors.withApp(Person.of(sarah.email(), login));
        JsonNode after = People.claims(
                people.refresh(login.at("/refresh_token")).expect(200).at("/access_token"));
        assertThat(after.has("enrol_only")).isFalse();
        assertThat(after.get("permissions")).hasSize(1);
    }

    @Test
    void isFeltWithTheNextTokenOfASessionThatIsThere() {
        Person sarah = people.signedIn();
        Organization acme = Organization.named("acme");
        people.belongs(sarah.id(), acme);
        Answer login = people.logIn(sarah.email()).expect(200);
        assertThat(People.claims(login.at("/access_token")).has("enrol_only")).isFalse();
        people.belongs(sarah.id(), acme.requiringMfa());
        Answer refreshed = people.refresh(login.at("/refresh_token")).expect(200);
        assertThat(People.claims(refreshed.at("/access_token"))
                        .get("enrol_only")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void tellsOrgWhoHasOne() {
        Person eve = people.signedIn();
        Person begun = people.signedIn();
        auth.as(begun.caller()).post("/auth/mfa/totp", Map.of()).expect(201);
        Person holder = factors.withApp().person();
        Map<String, Object> question = Map.of("ids", List.of(eve.id(), begun.id(), holder.id(), UUID.randomUUID()));
        Answer told = auth.as(Caller.service("org-service", null))
                .post("/internal/users/second-factors", question)
                .expect(200);
        assertThat(told.body()).isEqualTo("{\"items\":[\"" + holder.id() + "\"]}");
        auth.as(Caller.service("crm-service", null))
                .post("/internal/users/second-factors", question)
                .expectProblem(403, "caller_not_allowed");
    }

    @Test
    void letsAMemberSwitchAway() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("strict").requiringMfa(), Organization.named("free"));
        Answer strict = auth.as(sarah.caller())
                .post("/auth/switch-organization", Map.of("organization", "strict"))
                .expect(200);
        assertThat(People.claims(strict.at("/access_token")).get("enrol_only").asBoolean())
                .isTrue();
        Answer free = auth.as(sarah.caller())
                .post("/auth/switch-organization", Map.of("organization", "free"))
                .expect(200);
        JsonNode claims = People.claims(free.at("/access_token"));
        assertThat(claims.has("enrol_only")).isFalse();
        assertThat(claims.get("permissions")).hasSize(1);
    }
}
