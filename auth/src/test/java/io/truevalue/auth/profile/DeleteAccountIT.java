package io.truevalue.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Organization;
import io.truevalue.auth.People.Person;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteAccountIT {
    private static final String TEXT_COLUMNS = """
            SELECT table_name, column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'jsonb')
              AND table_name NOT LIKE 'flyway%' AND table_name <> 'outbox'""";

    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void leavesNothingOfThePersonAndFreesTheAddress() throws SQLException {
        Person sarah = people.signedIn();
        auth.as(sarah.caller())
                .patch("/auth/me", Map.of("full_name", "Sarah Unique-Name"))
                .expect(200);
        long before = auth.as(Caller.service("gateway", null))
                .get("/internal/revocations?after=0")
                .json()
                .get("next")
                .asLong();
        auth.as(sarah.caller()).delete("/auth/me").expect(204);

        assertThat(people.refresh(sarah.refresh())
                        .expectProblem(401, "session_ended")
                        .at("/reason"))
                .isEqualTo("account_deleted");
        people.logIn(sarah.email()).expectProblem(401, "invalid_credentials");
        auth.as(sarah.caller()).get("/auth/me").expectProblem(401, "unauthenticated");
        JsonNode ended = auth.as(Caller.service("gateway", null))
                .get("/internal/revocations?after=" + before)
                .json()
                .get("items");
        assertThat(ended).extracting(item -> item.get("kind").asText()).containsExactly("session", "user");
        EventLog.Entry told = EventLog.await(
                Topics.USER,
                event -> event.type().equals("user.deleted")
                        && event.subject().equals(sarah.id().toString()));
        assertThat(told.value()).doesNotContain(sarah.email());
        assertThat(people.mails(sarah.email(), "account_deleted", 1)).hasSize(1);
        assertThat(whereIs(sarah.email())).isEmpty();
        assertThat(whereIs("Unique-Name")).isEmpty();
        assertThat(whereIs("192.0.2.17")).doesNotContain("session.ip", "user_event.ip");

        people.register(sarah.email(), People.PASSWORD);
        people.post("/auth/verify-email", Map.of("token", people.mailedToken(sarah.email(), "verify_email")))
                .expect(204);
        Person anew = Person.of(sarah.email(), people.logIn(sarah.email()).expect(200));
        assertThat(anew.id()).isNotEqualTo(sarah.id());
    }

    @Test
    void refusesAnOwnerAndNamesTheOrganizations() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("acme"));
        Answer refused = auth.as(sarah.caller()).delete("/auth/me").expectProblem(409, "owns_organizations");
        assertThat(refused.at("/organizations/0")).isEqualTo("acme");
        people.refresh(sarah.refresh()).expect(200);
    }

    @Test
    void demandsAFreshFactor() {
        Person sarah = people.signedIn();
        Caller stale = sarah.caller().authenticatedAt(Instant.now().minusSeconds(601));
        auth.as(stale).delete("/auth/me").expectProblem(403, "step_up_required");
        auth.as(stale).send("POST", "/auth/me/export", new byte[0], "").expectProblem(403, "step_up_required");
    }

    @Test
    void takesAllThatIsKeptAlongWithoutASecret() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("acme"));
        Answer export = auth.as(sarah.caller())
                .send("POST", "/auth/me/export", new byte[0], "")
                .expect(200);
        assertThat(export.header("content-disposition")).contains("truevalue-account.json");
        assertThat(export.at("/profile/email")).isEqualTo(sarah.email());
        assertThat(export.at("/memberships/0/slug")).isEqualTo("acme");
        assertThat(export.at("/data/sessions/0/id")).isEqualTo(sarah.session().toString());
        List<String> history = new ArrayList<>();
        export.json()
                .at("/data/history")
                .forEach(event -> history.add(event.get("type").asText()));
        assertThat(history).contains("user.registered", "user.logged_in", "user.exported");
        assertThat(export.json().at("/data").has("second_factors")).isTrue();
        assertThat(export.body()).doesNotContain("argon2", "hash", "secret", "sealed");
    }

    /** Tables and columns of texts that hold it anywhere. */
    private static List<String> whereIs(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection admin = auth.asSuperuser();
                Statement statement = admin.createStatement();
                ResultSet columns = statement.executeQuery(TEXT_COLUMNS)) {
            while (columns.next()) {
                String table = columns.getString(1);
                String column = columns.getString(2);
                try (PreparedStatement search = admin.prepareStatement(
                        "SELECT FROM " + table + " WHERE " + column + "::text LIKE '%' || ? || '%' LIMIT 1")) {
                    search.setString(1, text);
                    if (search.executeQuery().next()) {
                        found.add(table + "." + column);
                    }
                }
            }
        }
        return found;
    }
}
