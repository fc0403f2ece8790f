package io.truevalue.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TenantIsolationIT {
    private static final String[] TABLES = {
        "event_count", "actor_count", "user_activity", "user_month", "user_month_zone", "member_state", "milestone"
    };

    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics");

    private final Caller reader = Caller.newMember("analytics:read");
    private final Caller rival = Caller.newMember("analytics:read");

    @BeforeEach
    void tellOfEverything() {
        String now = Instant.now().toString();
        Told.of(reader.orgId(), "session.created", now).on(Topics.USER).publish();
        Told.of(reader.orgId(), "organization.created", now)
                .on(Topics.ORGANIZATION)
                .publish();
        await().until(() -> total(reader, "logins") == 1 && total(reader, "members") == 1);
    }

    @Test
    void countsNothingOfAnotherOrganisation() {
        JsonNode catalogue =
                ANALYTICS.as(rival).get("/analytics/api/metrics").expect(200).json();
        for (JsonNode metric : catalogue.at("/items")) {
            assertThat(total(rival, metric.at("/name").asText()))
                    .as(metric.at("/name").asText())
                    .isZero();
        }
        JsonNode split = ANALYTICS
                .as(rival)
                .get("/analytics/api/metrics/logins?group_by=actor")
                .json();
        assertThat(split.at("/series")).isEmpty();
    }

    @Test
    void hidesEveryRowFromAnotherTenantAndFromNone() throws SQLException {
        try (Connection app = ANALYTICS.asApp();
                Statement statement = app.createStatement()) {
            for (String table : TABLES) {
                act(statement, "");
                assertThat(count(statement, table)).as(table).isZero();
                act(statement, rival.orgId().toString());
                assertThat(count(statement, table)).as(table).isZero();
                act(statement, reader.orgId().toString());
                assertThat(count(statement, table)).as(table).isPositive();
            }
        }
    }

    @Test
    void refusesToWriteForAnotherTenant() throws SQLException {
        try (Connection app = ANALYTICS.asApp();
                Statement statement = app.createStatement()) {
            act(statement, rival.orgId().toString());
            assertThatThrownBy(() -> statement.execute(
                            "INSERT INTO user_activity VALUES ('" + reader.orgId() + "', 1, 1, gen_random_uuid(), 1)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
            assertThat(statement.executeUpdate("UPDATE event_count SET times = 1000"))
                    .isZero();
        }
    }

    private static int total(Caller caller, String metric) {
        return ANALYTICS
                .as(caller)
                .get("/analytics/api/metrics/" + metric)
                .expect(200)
                .json()
                .at("/total")
                .asInt();
    }

    private static void act(Statement statement, String org) throws SQLException {
        statement.execute("SELECT set_config('app.org_id', '" + org + "', false)");
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
