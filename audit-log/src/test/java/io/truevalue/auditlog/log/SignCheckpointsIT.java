package io.truevalue.auditlog.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.truevalue.auditlog.KeptLog;
import io.truevalue.auditlog.Published;
import io.truevalue.auditlog.log.CheckpointStore.Due;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.merkle.VerifierKey;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.ShiftedClock;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signer, asked step by step, over a log that somebody at the database has changed. */
class SignCheckpointsIT {
    private static final ShiftedClock CLOCK = new ShiftedClock();

    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log")
            .with(CLOCK)
            .with("truevalue.relay.enabled", false)
            .with("truevalue.audit-log.checkpoints.enabled", false);

    private final UUID org = Ids.next();
    private final SignCheckpoints signCheckpoints = AUDIT.bean(SignCheckpoints.class);

    @Test
    void signsOnceForWhatHasGrown() throws SQLException {
        record(3);
        signCheckpoints.sign();
        signCheckpoints.sign();
        record(2);
        signCheckpoints.sign();

        assertThat(sizes()).containsExactly(3L, 5L);
    }

    @Test
    void isDueOnceItsCheckpointIsOldOrNoLogGrows() throws SQLException {
        record(1);
        Instant never = Instant.EPOCH;
        assertThat(isDue(new Due(Instant.EPOCH, never, never))).isTrue();
        signCheckpoints.signDue();
        record(1);

        Instant signed = time("SELECT max(signed_at) FROM checkpoint WHERE org_id = '" + org + "'");
        Instant grown = time("SELECT recorded_at FROM log_head WHERE org_id = '" + org + "'");
        Instant still = time("SELECT max(recorded_at) FROM log_head");
        assertThat(isDue(new Due(grown, signed.minusMillis(1), still.minusMillis(1))))
                .isFalse();
        assertThat(isDue(new Due(grown, signed, never))).isTrue();
        assertThat(isDue(new Due(grown, never, still))).isTrue();
        assertThat(isDue(new Due(grown.plusMillis(1), signed, still))).isFalse();
    }

    private boolean isDue(Due due) {
        Principal self = Principal.service("audit-log-service", null, "request");
        return AUDIT.bean(Transactions.class)
                .inAs(
                        self,
                        () -> AUDIT.bean(CheckpointStore.class).grownAcrossTenants(due, null, 10_000).stream()
                                .anyMatch(grown -> grown.log().equals(org)));
    }

    private static Instant time(String sql) throws SQLException {
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** What is changed is changed in what the signer goes by; a rewritten leaf is its event's verifier's to find. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE leaf_hash SET hash = decode(repeat('ab', 32), 'hex') WHERE leaf_index = 3",
                "DELETE FROM leaf_hash WHERE leaf_index = 4",
                "UPDATE log_head SET frontier = decode(repeat('ab', 64), 'hex')",
                "UPDATE checkpoint SET root = decode(repeat('ab', 32), 'hex')",
                "UPDATE checkpoint SET frontier = decode(repeat('ab', 64), 'hex')",
                "UPDATE checkpoint SET note = replace(note, E'\\n3\\n', E'\\n2\\n'), size = 2",
                "DELETE FROM checkpoint"
            })
    void signsNothingThatDoesNotGoOnFromWhatWasSigned(String change) throws SQLException {
        record(3);
        signCheckpoints.sign();
        record(2);
        tamper(change + (change.contains("WHERE") ? " AND " : " WHERE ") + "org_id = '" + org + "'");

        signCheckpoints.sign();

        assertThat(sizes()).doesNotContain(5L);
    }

    @Test
    void goesOnSigningForTheOthers() throws SQLException {
        record(3);
        signCheckpoints.sign();
        record(2);
        tamper("UPDATE leaf_hash SET hash = '' WHERE leaf_index = 3 AND org_id = '" + org + "'");
        SignCheckpointsIT other = new SignCheckpointsIT();
        other.record(2);

        signCheckpoints.sign();

        assertThat(other.sizes()).containsExactly(2L);
    }

    @Test
    void signsWithANewKeyAfterAYearAndKeepsTheOld() throws SQLException {
        Caller auditor = Caller.newUser().in(org, "org").with("audit:read");
        record(1);
        signCheckpoints.sign();
        VerifierKey before = keys(auditor).getFirst();

        CLOCK.advance(Duration.ofDays(366));
        record(1);
        signCheckpoints.sign();

        List<VerifierKey> keys = keys(auditor);
        assertThat(keys).hasSizeGreaterThanOrEqualTo(2).contains(before);
        assertThat(keys.getFirst()).isNotEqualTo(before);
        List<SignedCheckpoint> notes = notes();
        assertThat(notes).hasSize(2);
        assertThat(notes.getFirst().verifiedBy(keys)).isEqualTo(before);
        assertThat(notes.getLast().verifiedBy(keys)).isEqualTo(keys.getFirst());
    }

    private void record(int count) throws SQLException {
        try (KeptLog log = KeptLog.of(AUDIT, org)) {
            long size = log.size() + count;
            Published.publishAll(Stream.generate(() -> Published.of(org, "contact.updated"))
                    .limit(count)
                    .toList());
            await().until(() -> log.size() == size);
        }
    }

    private static List<VerifierKey> keys(Caller auditor) {
        return AUDIT.as(auditor)
                .get("/audit-log/api/checkpoint/key")
                .expect(200)
                .body()
                .lines()
                .map(VerifierKey::parse)
                .toList();
    }

    private List<Long> sizes() throws SQLException {
        return notes().stream().map(note -> note.checkpoint().size()).toList();
    }

    private List<SignedCheckpoint> notes() throws SQLException {
        List<SignedCheckpoint> notes = new java.util.ArrayList<>();
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT note FROM checkpoint WHERE org_id = '" + org + "' ORDER BY signed_at, size")) {
            while (rows.next()) {
                notes.add(SignedCheckpoint.parse(rows.getString(1)));
            }
        }
        return notes;
    }

    private static void tamper(String sql) throws SQLException {
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement()) {
            for (String table : List.of("leaf_hash", "log_head", "checkpoint")) {
                statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER ALL");
            }
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
            for (String table : List.of("leaf_hash", "log_head", "checkpoint")) {
                statement.execute("ALTER TABLE " + table + " ENABLE ALWAYS TRIGGER " + table + "_stays");
            }
            statement.execute("ALTER TABLE log_head ENABLE ALWAYS TRIGGER log_head_grows");
        }
    }
}
