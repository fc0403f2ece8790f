package io.truevalue.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TenantIsolationIT {
    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log");

    private final Caller auditor = Caller.newMember("audit:read");
    private final Caller rival = Caller.newMember("audit:read");
    private final String id = Ids.next().toString();

    @BeforeEach
    void recordOne() {
        EventLog.publish(
                Topics.RECORD,
                auditor.orgId().toString(),
                Map.of(
                        "id",
                        id,
                        "source",
                        "/crm-service",
                        "type",
                        "contact.created",
                        "subject",
                        Ids.next().toString(),
                        "time",
                        Instant.now().toString(),
                        "orgid",
                        auditor.orgId().toString()),
                "{\"after\":{\"last_name\":\"Marker\"}}");
        await().until(() -> AUDIT.as(auditor).get("/audit-log/api/events/" + id).status() == 200);
    }

    @Test
    void answersARivalAsIfTheEventWereNeverThere() {
        Answer theirs = AUDIT.as(rival).get("/audit-log/api/events/" + id);
        Answer nobodys = AUDIT.as(rival).get("/audit-log/api/events/" + Ids.next());

        theirs.expectProblem(404, "not_found");
        assertThat(theirs.at("/detail")).isEqualTo(nobodys.at("/detail"));
    }

    @Test
    void listsCountsAndFindsNothingForARival() {
        for (String query : new String[] {"count=true", "q=marker&count=true", "action=contact.*&count=true"}) {
            Answer answer = AUDIT.as(rival).get("/audit-log/api/events?" + query + "&to=" + Instant.now());
            assertThat(answer.expect(200).json().at("/total").asInt()).isZero();
            assertThat(answer.json().at("/items")).isEmpty();
        }
    }

    @Test
    void hidesEveryRowFromAnotherTenantAndFromNone() throws SQLException {
        try (Connection app = AUDIT.asApp();
                Statement statement = app.createStatement()) {
            assertThat(count(statement)).isZero();
            statement.execute("SELECT set_config('app.org_id', '" + rival.orgId() + "', false)");
            assertThat(count(statement)).isZero();
            assertThatThrownBy(() -> statement.execute(insertFor(auditor.orgId())))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
            statement.execute("SELECT set_config('app.org_id', '" + auditor.orgId() + "', false)");
            assertThat(count(statement)).isPositive();
        }
    }

    @Test
    void showsAUserTheirOwnHistoryOnly() throws SQLException {
        UUID user = Ids.next();
        EventLog.publish(
                Topics.USER,
                user.toString(),
                Map.of(
                        "id", Ids.next().toString(),
                        "source", "/auth-service",
                        "type", "user.login_failed",
                        "subject", user.toString(),
                        "time", Instant.now().toString()),
                "{}");
        try (Connection app = AUDIT.asApp();
                Statement statement = app.createStatement()) {
            statement.execute("SELECT set_config('app.user_id', '" + user + "', false)");
            await().until(() -> countPersonal(statement) == 1);
            statement.execute("SELECT set_config('app.user_id', '" + rival.userId() + "', false)");
            assertThat(countPersonal(statement)).isZero();
            statement.execute("SELECT set_config('app.user_id', '', false)");
            assertThat(countPersonal(statement)).isZero();
        }
    }

    private static String insertFor(UUID org) {
        return "INSERT INTO event (org_id, leaf_index, kept_days, recorded_at, time, id, source, type, subject,"
                + " resource_type, leaf) VALUES ('" + org
                + "', 1, 90, now(), now(), 'x', '/x', 'x', 'x', 'x', '{}')";
    }

    private static long count(Statement statement) throws SQLException {
        return single(statement, "SELECT count(*) FROM event");
    }

    private static long countPersonal(Statement statement) throws SQLException {
        return single(statement, "SELECT count(*) FROM personal_event");
    }

    private static long single(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
