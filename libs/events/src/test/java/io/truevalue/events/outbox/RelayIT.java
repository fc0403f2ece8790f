package io.truevalue.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.sample.Replica;
import io.truevalue.events.sample.SampleDatabase;
import io.truevalue.events.sample.WriteNote;
import io.truevalue.tenancy.OrgId;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("fault")
class RelayIT {
    @RegisterExtension
    static final ServiceExtension SAMPLE = ServiceExtension.of("sample").with("truevalue.outbox.described-only", false);

    private final WriteNote writeNote = SAMPLE.bean(WriteNote.class);
    private SampleDatabase database;

    @BeforeEach
    void connect() throws SQLException {
        database = new SampleDatabase(SAMPLE.asSuperuser());
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @Test
    void publishesAnEventAsItWasTold() {
        OrgId org = new OrgId(Ids.next());
        String note = writeNote.write(org).toString();

        EventLog.Entry entry =
                EventLog.await(Topics.RECORD, found -> found.subject().equals(note));

        assertThat(entry.key()).isEqualTo(org.toString());
        assertThat(entry.type()).isEqualTo("note.written");
        assertThat(entry.attributes())
                .containsEntry("specversion", "1.0")
                .containsEntry("source", "/sample-service")
                .containsEntry("orgid", org.toString())
                .containsEntry("actorid", "sample-service")
                .containsEntry("actortype", "service")
                .containsEntry("requestid", "request-" + note)
                .containsEntry("outcome", "success")
                .containsEntry("content-type", "application/json")
                .containsKeys("id", "time");
    }

    @Test
    void losesNothingAndOvertakesNothingWhenRelaysAreKilledAndReplaced() throws Exception {
        try (Replica second = Replica.of(SAMPLE)) {
            assertThat(second).isNotNull();
            AtomicBoolean enough = new AtomicBoolean();
            Map<OrgId, Future<List<String>>> writing = new HashMap<>();
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 4; i++) {
                    OrgId org = new OrgId(Ids.next());
                    writing.put(org, executor.submit(() -> writeUntil(enough, org)));
                }
                for (int kills = 0; kills < 10; ) {
                    kills += database.killActiveRelay() ? 1 : 0;
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
                enough.set(true);
            }
            for (var org : writing.entrySet()) {
                assertAppliedOnceInOrder(org.getKey(), org.getValue().get());
            }
        }
        await().until(() -> database.outbox() == 0);
    }

    private List<String> writeUntil(AtomicBoolean enough, OrgId org) {
        List<String> notes = new ArrayList<>();
        while (!enough.get()) {
            notes.add(writeNote.write(org).toString());
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return notes;
    }

    private void assertAppliedOnceInOrder(OrgId org, List<String> notes) throws SQLException {
        database.awaitEffects(org.value(), notes.size());
        assertThat(database.effects("single", org.value())).isEqualTo(notes);
        assertThat(database.effects("batch", org.value())).isEqualTo(notes);
    }
}
