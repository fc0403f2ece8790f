package io.truevalue.analytics.dashboard;

import static io.truevalue.analytics.dashboard.Boards.PATH;
import static io.truevalue.analytics.dashboard.Boards.board;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.testing.Caller;
import io.truevalue.testing.ForeignTenant;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the database itself lets anybody reach of dashboards. */
class DashboardRowsIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics");

    private final Caller sarah = Boards.writer();
    private final Caller kim = Boards.colleagueOf(sarah);
    private String mine = "";

    @BeforeEach
    void sarahHasAPrivateOne() {
        mine = ANALYTICS.as(sarah).post(PATH, board("Mine")).expect(201).at("/id");
    }

    @Test
    void reachesNoRowOfAnotherTenant() throws SQLException {
        try (Connection app = ANALYTICS.asApp()) {
            assertThat(ForeignTenant.reached(List.of("dashboard"), app)).isEmpty();
        }
    }

    @Test
    void keepsAPrivateRowToItsOwner() throws SQLException {
        try (Connection app = ANALYTICS.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            actAs(app, sarah);
            assertThat(seen(statement)).isOne();
            actAs(app, kim);
            assertThat(seen(statement)).isZero();
            assertThat(statement.executeUpdate("UPDATE dashboard SET name = 'Yours'"))
                    .isZero();
            assertThat(statement.executeUpdate("DELETE FROM dashboard")).isZero();
            app.rollback();
        }
    }

    @Test
    void refusesToWriteForAnotherOrToTakeFromEverybody() throws SQLException {
        ANALYTICS
                .as(sarah)
                .patch(PATH + "/" + mine, Map.of("visibility", "organization"))
                .expect(200);
        for (String statement : List.of(
                "UPDATE dashboard SET visibility = 'private'",
                insert(sarah.orgId(), sarah.userId().toString()),
                insert(UUID.randomUUID(), kim.userId().toString()))) {
            try (Connection app = ANALYTICS.asApp();
                    Statement sql = app.createStatement()) {
                app.setAutoCommit(false);
                actAs(app, kim);
                assertThatThrownBy(() -> sql.execute(statement))
                        .as(statement)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("row-level security");
                app.rollback();
            }
        }
    }

    private static String insert(UUID org, String owner) {
        return "INSERT INTO dashboard VALUES ('" + org + "', gen_random_uuid(), 'x', '', 'private', '" + owner
                + "', '[]', 1, now(), now())";
    }

    private static void actAs(Connection app, Caller caller) throws SQLException {
        try (PreparedStatement tenant = app.prepareStatement("SELECT set_config('app.org_id', ?, true),"
                + " set_config('app.user_id', ?, true), set_config('app.permissions', ?, true)")) {
            tenant.setString(1, caller.orgId().toString());
            tenant.setString(2, caller.userId().toString());
            tenant.setString(3, ",dashboards:read,dashboards:write,");
            tenant.execute();
        }
    }

    private static long seen(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM dashboard")) {
            row.next();
            return row.getLong(1);
        }
    }
}
