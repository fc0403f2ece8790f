package io.truevalue.auditlog.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.truevalue.auditlog.Published;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An export of many rows to somebody who reads slowly, or goes. */
@Tag("fault")
class LongExportIT {
    private static final int EVENTS = 40_000;
    private static final int PAGES = EVENTS / 500;

    /** The server tells of what was read at most ten seconds late. */
    private static final Duration LATE = Duration.ofSeconds(11);

    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log")
            .with("truevalue.relay.enabled", false)
            .with("truevalue.audit-log.checkpoints.interval", "1h");

    private final Caller auditor = Caller.newMember("audit:export").authenticatedAt(Instant.now());

    @Test
    void r13ReadsNoFurtherThanItsReaderAndEndsWithIt() throws IOException, SQLException {
        fill();
        long before = pages();
        try (InputStream export = AUDIT.as(auditor).stream("/audit-log/api/exports", Map.of("format", "ndjson"))) {
            assertThat(export.readNBytes(100_000)).hasSize(100_000);
            await().pollDelay(LATE).atMost(LATE.multipliedBy(2)).until(() -> pages() > before);
            assertThat(pages() - before).as("held back by the reader").isLessThan(PAGES / 2);
        }

        await().pollDelay(LATE).atMost(LATE.multipliedBy(2)).until(() -> true);
        assertThat(pages() - before).as("nothing goes on").isLessThan(PAGES / 2);
        AUDIT.as(auditor.with("audit:read")).get("/audit-log/api/checkpoint").expect(200);
    }

    /** One event again and again, under a checkpoint that nobody verifies here. */
    private void fill() throws SQLException {
        Published.of(auditor.orgId(), "contact.updated").publish();
        String own = "org_id = '" + auditor.orgId() + "'";
        await().until(() -> number("SELECT count(*) FROM event WHERE " + own) == 1);
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement()) {
            String more = " CROSS JOIN generate_series(1, " + (EVENTS - 1) + ") AS n WHERE leaf_index = 0 AND " + own;
            statement.execute("INSERT INTO event SELECT org_id, n, kept_days, recorded_at, time, id || n, source, type,"
                    + " subject, resource_type, actor_id, actor_type, request_id, outcome, leaf, personal FROM event"
                    + more);
            statement.execute("INSERT INTO leaf_hash SELECT org_id, n, hash FROM leaf_hash" + more);
            statement.execute("INSERT INTO checkpoint VALUES ('" + auditor.orgId() + "', " + EVENTS
                    + ", sha256(''), '', 'a note', now())");
        }
    }

    /** How often hashes of leaves were looked up: once a page. */
    private static long pages() throws SQLException {
        return number("SELECT idx_scan FROM pg_stat_user_tables WHERE relname = 'leaf_hash'");
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
