package io.truevalue.auditlog.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.auditlog.KeptLog;
import io.truevalue.auditlog.Published;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureIT {
    @RegisterExtension
    static final ServiceExtension AUDIT =
            ServiceExtension.of("audit-log").with("truevalue.audit-log.checkpoints.interval", "200ms");

    private final Caller owner = Caller.newMember("audit:read", "organization:write");

    @Test
    void makesAContactUnreadableAndLeavesEveryProof() throws SQLException {
        Published told = Published.of(owner.orgId(), "contact.updated").publish();
        JsonNode before = recorded(told);
        assertThat(before.at("/after/last_name").asText()).isEqualTo("Nguyễn");
        String proof = await().until(() -> get(told.id + "/proof"), answer -> answer.status() == 200)
                .at("/leaf");

        Answer erased = erase(told.get("subject")).expect(202);

        assertThat(erased.at("/person_id")).isEqualTo(told.get("subject"));
        JsonNode after = recorded(told);
        assertThat(after.at("/after").toString()).doesNotContain("Nguyễn").contains("{\"erased\":true}");
        assertThat(after.at("/actor/display").asText()).isEqualTo("sarah@acme.example");
        assertThat(after.at("/resource/id").asText()).isEqualTo(told.get("subject"));
        assertThat(get(told.id + "/proof").expect(200).at("/leaf")).isEqualTo(proof);
        EventLog.Entry event =
                EventLog.await(Topics.AUDIT, entry -> entry.subject().equals(told.get("subject")));
        assertThat(event.type()).isEqualTo("audit.erased");
        assertThat(event.attributes()).containsEntry("actorid", owner.userId().toString());
        try (KeptLog log = KeptLog.of(AUDIT, owner.orgId())) {
            log.verify();
        }
    }

    @Test
    void letsNoKeyComeBack() throws SQLException {
        Published first = Published.of(owner.orgId(), "contact.updated").publish();
        recorded(first);
        Answer erased = erase(first.get("subject")).expect(202);

        Published late = Published.of(owner.orgId(), "contact.updated")
                .with("subject", first.get("subject"))
                .publish();

        assertThat(recorded(late).at("/after").toString())
                .doesNotContain("Nguyễn")
                .contains("{\"erased\":true}");
        assertThat(erase(first.get("subject")).expect(202).at("/erased_at")).isEqualTo(erased.at("/erased_at"));
        assertThat(keys(first.get("subject"))).isZero();
    }

    @Test
    void erasesADeletedUserEverywhereAndInTheirOwnHistory() throws SQLException {
        String user = Ids.next().toString();
        UUID other = Ids.next();
        Published here = Published.of(owner.orgId(), "contact.updated")
                .with("actorid", user)
                .publish();
        Published there =
                Published.of(other, "contact.updated").with("actorid", user).publish();
        Published own = Published.personal("user.logged_in")
                .with("actorid", user)
                .with("subject", user)
                .with("source", "/auth-service")
                .publish(Topics.USER);
        recorded(here);
        await().until(() -> rows("event", there.id) == 1 && rows("personal_event", own.id) == 1);
        assertThat(keys(user)).isEqualTo(3);

        Published.personal("user.deleted")
                .with("actorid", user)
                .with("subject", user)
                .with("source", "/auth-service")
                .data("{}")
                .publish(Topics.USER);

        await().atMost(Duration.ofSeconds(20)).until(() -> keys(user) == 0);
        JsonNode erased = recorded(here);
        assertThat(erased.at("/actor/id").asText()).isEqualTo(user);
        assertThat(erased.at("/actor/display").isNull()).isTrue();
        assertThat(erased.at("/ip").isNull()).isTrue();
        assertThat(erased.at("/after/last_name").asText()).isEqualTo("Nguyễn");
        Published late = Published.of(Ids.next(), "contact.updated")
                .with("actorid", user)
                .publish();
        await().until(() -> rows("event", late.id) == 1);
        assertThat(keys(user)).isZero();
    }

    @Test
    void asksForThePermissionAndAFreshFactor() {
        AUDIT.as(owner.with("audit:read"))
                .post("/audit-log/api/erasures", "{\"person_id\":\"x\"}")
                .expectProblem(403, "permission_denied");
        AUDIT.as(owner.authenticatedAt(Instant.now().minus(Duration.ofMinutes(11))))
                .post("/audit-log/api/erasures", "{\"person_id\":\"x\"}")
                .expectProblem(403, "step_up_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "x\\u0000"})
    void refusesWhatNobodyIsCalled(String person) {
        AUDIT.as(owner)
                .post("/audit-log/api/erasures", "{\"person_id\":\"" + person + "\"}")
                .expectProblem(400, "validation_failed");
    }

    private Answer erase(String person) {
        return AUDIT.as(owner).post("/audit-log/api/erasures", "{\"person_id\":\"" + person + "\"}");
    }

    private JsonNode recorded(Published told) {
        return await().until(() -> get(told.id), answer -> answer.status() == 200)
                .json();
    }

    private Answer get(String path) {
        return AUDIT.as(owner).get("/audit-log/api/events/" + path);
    }

    private static long keys(String person) throws SQLException {
        return number("SELECT count(wrapped_key) FROM person_key WHERE person_id = '" + person + "'");
    }

    private static long rows(String table, String id) throws SQLException {
        return number("SELECT count(*) FROM " + table + " WHERE id = '" + id + "'");
    }

    private static long number(String sql) throws SQLException {
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
