package io.truevalue.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Organization;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How passkeys go, and which stay (W8). */
class RemovePasskeyIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final Device device = Device.securityKey(auth);

    @Test
    void standsAmongTheFactorsAndSignsNobodyInOnceItIsGone() {
        Person sarah = people.signedIn();
        String id = device.registerFor(sarah);
        JsonNode factors = auth.as(sarah.caller()).get("/auth/mfa").expect(200).json();
        assertThat(factors.at("/items/0/id").asText()).isEqualTo(id);
        assertThat(factors.at("/items/0/kind").asText()).isEqualTo("webauthn");
        assertThat(factors.at("/items/0/name").asText()).isEqualTo("Blue key");
        auth.as(people.signedIn().caller()).delete("/auth/mfa/" + id).expectProblem(404, "not_found");
        device.signIn().expect(200);
        auth.as(sarah.caller()).delete("/auth/mfa/" + id).expect(204);
        device.signIn().expectProblem(401, "passkey_refused");
        people.logIn(sarah.email()).expect(200);
    }

    @Test
    void theLastOneStaysWhereAnOrganizationRequiresASecondFactor() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("strict").requiringMfa());
        String last = device.registerFor(sarah);
        String other = Device.securityKey(auth).registerFor(sarah);
        auth.as(sarah.caller()).delete("/auth/mfa/" + other).expect(204);
        auth.as(sarah.caller()).delete("/auth/mfa/" + last).expectProblem(409, "mfa_required_by_organization");
        device.signIn().expect(200);
    }

    @Test
    void leavesNothingOfAnAccountThatIsDeleted() throws SQLException {
        Person sarah = people.signedIn();
        device.registerFor(sarah);
        device.options();
        auth.as(sarah.caller()).delete("/auth/me").expect(204);
        device.signIn().expectProblem(401, "passkey_refused");
        try (Connection database = auth.asSuperuser();
                Statement statement = database.createStatement();
                ResultSet left = statement.executeQuery("SELECT (SELECT count(*) FROM passkey WHERE user_id = u)"
                        + " + (SELECT count(*) FROM passkey_holder WHERE user_id = u)"
                        + " + (SELECT count(*) FROM passkey_challenge WHERE user_id = u)"
                        + " FROM (SELECT '" + sarah.id() + "'::uuid AS u) AS person")) {
            assertThat(left.next()).isTrue();
            assertThat(left.getLong(1)).isZero();
        }
    }
}
