package io.truevalue.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TenantSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    @Test
    void keepsTheRulesOfEveryDatabase() throws SQLException {
        try (Connection superuser = auth.asSuperuser()) {
            assertThat(TenantSchema.violations(superuser)).isEmpty();
        }
    }

    @Test
    void letsTheServiceDeleteNeitherPeopleNorTheirSessions() throws SQLException {
        try (Connection app = auth.asApp();
                Statement statement = app.createStatement()) {
            for (String forbidden : new String[] {
                "DELETE FROM account",
                "DELETE FROM session",
                "UPDATE user_event SET type = ''",
                "UPDATE revocation SET kind = 'user'",
                "TRUNCATE account",
                "SELECT * FROM outbox"
            }) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void describesWhatIsPublicInTheWordsOfTheWire() {
        Answer document = auth.as(Caller.nobody()).get("/auth/openapi.yaml").expect(200);
        assertThat(document.header("content-type")).startsWith("application/yaml");
        assertThat(document.body())
                .contains("/auth/register:", "/auth/password/change:", "full_name:", "refresh_token:")
                .doesNotContain("/internal/", "fullName");
    }
}
