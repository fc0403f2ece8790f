package io.truevalue.events.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("fault")
class OutageIT {
    private static final Duration RETURN = Duration.ofSeconds(30);

    @RegisterExtension
    @Order(1)
    static final OwnServers SERVERS = new OwnServers();

    @RegisterExtension
    @Order(2)
    static final ServiceExtension SAMPLE = ServiceExtension.of("sample")
            .with("truevalue.outbox.described-only", false)
            .with("truevalue.database.url", SERVERS.databaseUrl())
            .with("truevalue.kafka.bootstrap", SERVERS.bootstrap());

    private final Caller caller = Caller.newMember();
    private final UUID org = caller.orgId();

    @Test
    void goesOnWithoutKafkaAndSendsInOrderWhatWaited() throws SQLException {
        List<String> notes = new ArrayList<>();
        notes.add(note(write().expect(200)));
        try (SampleDatabase database = SERVERS.database()) {
            database.awaitEffects(org, 1);
            SERVERS.stopKafka();
            for (int i = 0; i < 20; i++) {
                notes.add(note(write().expect(200)));
            }
            assertStopsAtOnce();
            assertThat(database.outbox()).isEqualTo(20);
            assertThat(database.effects("single", org)).hasSize(1);

            SERVERS.startKafka();
            notes.add(note(write().expect(200)));

            database.awaitEffects(org, notes.size());
            assertThat(database.effects("single", org)).isEqualTo(notes);
            assertThat(database.effects("batch", org)).isEqualTo(notes);
            await().until(() -> database.outbox() == 0);
        }
    }

    @Test
    void losesNothingThatWasAcknowledgedWhenTheDatabaseGoesAndReturns() throws SQLException {
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            acknowledged.add(note(write().expect(200)));
        }
        SERVERS.stopPostgres();
        write().expectProblem(503, "unavailable");
        SERVERS.startPostgres();
        await().atMost(RETURN).until(() -> {
            Answer answer = write();
            if (answer.status() == 200) {
                acknowledged.add(note(answer));
            }
            return answer.status() == 200;
        });

        try (SampleDatabase database = SERVERS.database()) {
            database.awaitEffects(org, acknowledged.size());
            assertThat(database.effects("single", org)).isEqualTo(acknowledged);
            assertThat(database.effects("batch", org)).isEqualTo(acknowledged);
        }
    }

    /** Another replica comes and goes, and leaves no thread. */
    private static void assertStopsAtOnce() {
        List<String> before = threads();
        Replica second = Replica.of(SAMPLE);
        assertThat(threads()).hasSizeGreaterThan(before.size());
        long closing = System.nanoTime();
        second.close();
        assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(5));
        await().untilAsserted(() -> assertThat(threads()).hasSizeLessThanOrEqualTo(before.size()));
    }

    /** Names of the threads of relays, consumers and Kafka's clients. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sample") || (name.startsWith("kafka-") && name.contains("sample")))
                .sorted()
                .toList();
    }

    private Answer write() {
        return SAMPLE.as(caller).post("/sample/api/notes", "");
    }

    private static String note(Answer answer) {
        return answer.json().asText();
    }
}
