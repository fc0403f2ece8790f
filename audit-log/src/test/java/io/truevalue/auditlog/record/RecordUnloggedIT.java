package io.truevalue.auditlog.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auditlog.KeptLog;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordUnloggedIT {
    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log").with("truevalue.relay.enabled", false);

    private final Caller auditor = Caller.newMember("audit:read");

    @Test
    void makesLeavesOfWhatWasRecordedBeforeTheLog() throws SQLException {
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE TABLE event_unlogged (org_id uuid, id text, source text, type text, subject text,"
                    + " time timestamptz, attributes json, data json, received_at timestamptz DEFAULT now())");
            statement.execute(
                    "INSERT INTO event_unlogged SELECT '" + auditor.orgId() + "', 'old-' || n, '/crm-service',"
                            + " 'contact.updated', 'c1', now() - (2000 - n) * interval '1 minute', '{\"orgid\":\""
                            + auditor.orgId() + "\",\"actorid\":\"a\"}', '{\"after\":{\"last_name\":\"Ng\"}}'"
                            + " FROM generate_series(1, 1500) AS n");
            statement.execute("GRANT SELECT, DELETE ON event_unlogged TO audit_app");

            RecordUnlogged recordUnlogged = AUDIT.bean(RecordUnlogged.class);
            assertThat(recordUnlogged.recordSome()).isTrue();
            assertThat(recordUnlogged.recordSome()).isTrue();
            assertThat(recordUnlogged.recordSome()).isFalse();

            statement.execute("DROP TABLE event_unlogged");
        }
        try (KeptLog log = KeptLog.of(AUDIT, auditor.orgId())) {
            assertThat(log.ids()).hasSize(1500).startsWith("old-1", "old-2").endsWith("old-1500");
            log.verify();
        }
        assertThat(AUDIT.as(auditor)
                        .get("/audit-log/api/events/old-7")
                        .expect(200)
                        .at("/after/last_name"))
                .isEqualTo("Ng");
    }
}
