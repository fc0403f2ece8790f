package io.truevalue.auditlog.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.truevalue.auditlog.KeptLog;
import io.truevalue.auditlog.Published;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.ShiftedClock;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetentionIT {
    private static final ShiftedClock CLOCK = new ShiftedClock();

    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log")
            .with(CLOCK)
            .with("truevalue.relay.enabled", false)
            .with("truevalue.audit-log.checkpoints.interval", "200ms");

    @Test
    void dropsWhatHasExpiredAndLeavesItsHashesAndTheProofsOfTheRest() throws SQLException {
        UUID free = Ids.next();
        UUID pro = Ids.next();
        CLOCK.advance(Duration.ofDays(-200));
        try {
            plan(pro, 365);
            await().until(() ->
                    number("SELECT count(*) FROM log_head WHERE org_id = '" + pro + "' AND kept_days = 365") == 1);
            record(free, 3);
            record(pro, 3);
        } finally {
            CLOCK.advance(Duration.ofDays(200));
        }
        record(free, 2);
        record(pro, 2);

        assertThat(AUDIT.bean(KeepMonths.class).keep()).isNotEmpty().allMatch(part -> part.startsWith("event_90_"));

        try (KeptLog expired = KeptLog.of(AUDIT, free);
                KeptLog kept = KeptLog.of(AUDIT, pro)) {
            assertThat(expired.ids()).hasSize(2);
            assertThat(expired.size()).isEqualTo(5);
            assertThat(number("SELECT count(*) FROM leaf_hash WHERE org_id = '" + free + "'"))
                    .isEqualTo(5);
            assertThat(kept.ids()).hasSize(6);
            kept.verify();
            String last = expired.ids().getLast();
            Caller auditor = Caller.newUser().in(free, "org").with("audit:read");
            await().until(() -> AUDIT.as(auditor)
                            .get("/audit-log/api/events/" + last + "/proof")
                            .status()
                    == 200);
        }
    }

    @Test
    void dropsNothingBeforeItsTimeWhateverItsCallerBelieves() throws SQLException {
        UUID org = Ids.next();
        record(org, 1);
        CLOCK.advance(Duration.ofDays(500));
        try {
            assertThat(AUDIT.bean(KeepMonths.class).keep()).isEmpty();
        } finally {
            CLOCK.advance(Duration.ofDays(-500));
        }

        try (KeptLog log = KeptLog.of(AUDIT, org)) {
            assertThat(log.ids()).hasSize(1);
        }
    }

    @Test
    void neverKeepsShorterThanItOnceDid() throws SQLException {
        UUID org = Ids.next();
        plan(org, 2_557);
        await().until(() -> keptDays(org) == 2_557);

        plan(org, 90);
        plan(Ids.next(), 365);
        record(org, 1);

        assertThat(keptDays(org)).isEqualTo(2_557);
        assertThat(number("SELECT kept_days FROM event WHERE org_id = '" + org + "' AND type = 'contact.updated'"))
                .isEqualTo(2_557);
    }

    private static long keptDays(UUID org) throws SQLException {
        return number("SELECT coalesce(max(kept_days), 0) FROM log_head WHERE org_id = '" + org + "'");
    }

    private static void plan(UUID org, int days) {
        Published.of(org, "subscription.changed")
                .with("source", "/billing-service")
                .data("{\"before\":null,\"after\":{\"plan\":\"pro\",\"audit_days\":" + days + "}}")
                .publish(Topics.SUBSCRIPTION);
    }

    private static void record(UUID org, int count) throws SQLException {
        try (KeptLog log = KeptLog.of(AUDIT, org)) {
            for (int i = 0; i < count; i++) {
                Published told = Published.of(org, "contact.updated").publish();
                await().until(() -> log.ids().contains(told.id));
            }
        }
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
