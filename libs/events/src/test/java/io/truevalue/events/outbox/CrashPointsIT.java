package io.truevalue.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.truevalue.events.KafkaSettings;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.sample.SampleDatabase;
import io.truevalue.events.sample.WriteNote;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.database.DatabaseSettings;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TestServers;
import io.truevalue.web.Ids;
import io.truevalue.web.trace.Traces;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The relay, taken step by step and killed between two of them. */
@Tag("fault")
class CrashPointsIT {
    @RegisterExtension
    static final ServiceExtension SAMPLE = ServiceExtension.of("sample")
            .with("truevalue.outbox.described-only", false)
            .with("truevalue.relay.enabled", false);

    private static final String SENDER = "sample-relay";

    private final OrgId org = new OrgId(Ids.next());
    private final WriteNote writeNote = SAMPLE.bean(WriteNote.class);
    private SampleDatabase database;

    @BeforeEach
    void connect() throws SQLException {
        database = new SampleDatabase(SAMPLE.asSuperuser());
    }

    @AfterEach
    void drain() throws SQLException {
        relayOnce();
        database.close();
    }

    @Test
    void tellsNothingOfWhatWasNotCommitted() throws SQLException {
        assertThatThrownBy(() -> writeNote.write(org, () -> {
                    throw new IllegalStateException("killed before the commit");
                }))
                .isInstanceOf(IllegalStateException.class);
        String committed = writeNote.write(org).toString();

        relayOnce();

        database.awaitEffects(org.value(), 1);
        assertThat(database.effects("single", org.value())).containsExactly(committed);
        assertThat(database.notes(org.value())).isEqualTo(1);
    }

    @Test
    void sendsAgainWhatWasSentAndNotAcknowledged() throws SQLException {
        String note = writeNote.write(org).toString();
        try (PendingEvents events = pending();
                EventSender abandoned = EventSender.connect(kafka(), SENDER, Traces.none())) {
            abandoned.begin(events.next(10));
        }

        relayOnce();

        database.awaitEffects(org.value(), 1);
        assertThat(database.effects("batch", org.value())).containsExactly(note);
        assertThat(published(1)).hasSize(1);
    }

    @Test
    void sendsAgainUnderTheSameIdWhatWasAcknowledgedAndNotRemoved() throws SQLException {
        String note = writeNote.write(org).toString();
        try (PendingEvents events = pending();
                EventSender sender = EventSender.connect(kafka(), SENDER, Traces.none())) {
            sender.send(events.next(10));
        }

        relayOnce();
        String last = writeNote.write(org).toString();
        relayOnce();

        database.awaitEffects(org.value(), 2);
        assertThat(database.effects("single", org.value())).containsExactly(note, last);
        assertThat(database.effects("batch", org.value())).containsExactly(note, last);
        List<String> published = published(3);
        assertThat(published).hasSize(3);
        assertThat(published.get(0)).isEqualTo(published.get(1)).isNotEqualTo(published.get(2));
    }

    @Test
    void sendsAgainWhatAKilledRemovalLeft() throws SQLException {
        String note = writeNote.write(org).toString();
        try (PendingEvents events = pending();
                EventSender sender = EventSender.connect(kafka(), SENDER, Traces.none())) {
            List<PendingEvents.Pending> batch = events.next(10);
            sender.send(batch);
            database.killSessions("sample_relay");
            assertThatThrownBy(() -> events.remove(batch)).isInstanceOf(SQLException.class);
        }
        assertThat(database.outbox()).isEqualTo(1);

        relayOnce();

        assertThat(database.outbox()).isZero();
        database.awaitEffects(org.value(), 1);
        assertThat(database.effects("single", org.value())).containsExactly(note);
    }

    @Test
    void fencesOffTheRelayThatWasPresumedDead() throws SQLException {
        writeNote.write(org);
        try (PendingEvents events = pending();
                EventSender dead = EventSender.connect(kafka(), SENDER, Traces.none());
                EventSender alive = EventSender.connect(kafka(), SENDER, Traces.none())) {
            List<PendingEvents.Pending> batch = events.next(10);
            assertThatThrownBy(() -> dead.send(batch)).isInstanceOf(KafkaException.class);
            alive.send(batch);
            events.remove(batch);
        }

        database.awaitEffects(org.value(), 1);
        assertThat(published(1)).hasSize(1);
    }

    @Test
    void letsOneRelayBeActiveAndTheNextTakeOver() throws SQLException {
        try (PendingEvents second = pending()) {
            try (PendingEvents first = pending()) {
                assertThat(first.isActive()).isTrue();
                assertThat(second.isActive()).isFalse();
            }
            await().until(second::isActive);
        }
    }

    @Test
    void takesOnlyWhatNoRunningTransactionCanPrecede() throws SQLException, InterruptedException {
        OpenTransaction early = OpenTransaction.begin(writeNote, org);
        String late = writeNote.write(org).toString();
        try (PendingEvents events = pending()) {
            assertThat(events.next(10)).isEmpty();
            assertThat(events.areHeldBack()).isTrue();
        }

        String first = early.commit();
        relayOnce();

        database.awaitEffects(org.value(), 2);
        assertThat(database.effects("single", org.value())).containsExactly(first, late);
    }

    @Test
    void waitsForNoTransactionOfAnotherDatabase() throws SQLException {
        try (Connection elsewhere =
                        DriverManager.getConnection(TestServers.postgres().adminJdbcUrl());
                Statement statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("SELECT pg_current_xact_id()");
            writeNote.write(org);

            try (PendingEvents events = pending()) {
                assertThat(events.next(10)).hasSize(1);
            }
            elsewhere.rollback();
        }
    }

    @Test
    void takesManyAtOnceInTheirOrder() throws SQLException {
        Outbox outbox = SAMPLE.bean(Outbox.class);
        List<String> told = List.of("c", "a", "b");
        writeNote.write(org, () -> {
            outbox.appendAll(List.of());
            outbox.appendAll(told.stream()
                    .map(subject -> Event.of(Topics.RECORD, "note.written", subject))
                    .toList());
        });

        relayOnce();

        database.awaitEffects(org.value(), 4);
        assertThat(database.effects("single", org.value()).subList(1, 4)).isEqualTo(told);
    }

    @Test
    void takesAMessageThatIsTooLargeForKafkaFromNobody() {
        Event large = Event.of(Topics.RECORD, "note.written", "x").with("text", "x".repeat(1_000_001));

        assertThatThrownBy(() ->
                        writeNote.write(org, () -> SAMPLE.bean(Outbox.class).append(large)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> Event.of("no.such.topic", "note.written", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void relayOnce() throws SQLException {
        try (PendingEvents events = pending();
                EventSender sender = EventSender.connect(kafka(), SENDER, Traces.none())) {
            List<PendingEvents.Pending> batch = events.next(100);
            if (!batch.isEmpty()) {
                sender.send(batch);
                events.remove(batch);
            }
        }
    }

    /** Ids of this organisation's events on the topic. */
    private List<String> published(int count) {
        return EventLog.await(Topics.RECORD, count, entry -> entry.key().equals(org.toString())).stream()
                .map(entry -> entry.attributes().getOrDefault("id", ""))
                .toList();
    }

    private static PendingEvents pending() throws SQLException {
        return PendingEvents.connect(SAMPLE.bean(DatabaseSettings.class));
    }

    private static KafkaSettings kafka() {
        return SAMPLE.bean(KafkaSettings.class);
    }
}
