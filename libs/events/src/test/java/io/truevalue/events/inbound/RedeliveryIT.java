package io.truevalue.events.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.truevalue.events.sample.EffectStore;
import io.truevalue.events.sample.Replica;
import io.truevalue.events.sample.SampleDatabase;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("fault")
class RedeliveryIT {
    @RegisterExtension
    static final ServiceExtension SAMPLE =
            ServiceExtension.of("sample").with("truevalue.consumer.max-poll-interval", "6s");

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
    void appliesOnceWhatComesThreeTimesWhileConsumersComeAndGo() throws SQLException {
        List<UUID> orgs = List.of(Ids.next(), Ids.next(), Ids.next(), Ids.next());
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            messages.add(Message.of(orgs.get(i % orgs.size())));
        }
        messages.forEach(Message::send);
        try (Replica second = Replica.of(SAMPLE)) {
            assertThat(second).isNotNull();
            messages.forEach(Message::send);
        }
        messages.forEach(Message::send);
        List<Message> last = orgs.stream().map(org -> Message.of(org).send()).toList();

        for (int i = 0; i < orgs.size(); i++) {
            UUID org = orgs.get(i);
            List<String> wanted = new ArrayList<>(messages.stream()
                    .filter(message -> message.org.equals(org))
                    .map(message -> message.subject)
                    .toList());
            wanted.add(last.get(i).subject);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> database.effects("single", org).contains(wanted.getLast())
                            && database.effects("batch", org).contains(wanted.getLast())
                            && database.effects("whole", org).contains(wanted.getLast()));
            assertThat(database.effects("single", org)).isEqualTo(wanted);
            assertThat(database.effects("batch", org)).isEqualTo(wanted);
            assertThat(database.effects("whole", org)).isEqualTo(wanted);
        }
    }

    @Test
    void appliesAWholeBatchAgainThatDiedInItsMiddle() throws SQLException, InterruptedException {
        List<UUID> orgs = List.of(Ids.next(), Ids.next(), Ids.next(), Ids.next());
        List<Message> messages = new ArrayList<>();
        messages.add(Message.of(orgs.getFirst()).value("{\"hold\":true}").send());
        EffectStore.HELD.await();
        for (int i = 1; i < 40; i++) {
            messages.add(Message.of(orgs.get(i % orgs.size())).send());
        }
        database.killSessions("sample_app");
        EffectStore.RELEASE.countDown();

        for (UUID org : orgs) {
            database.awaitEffects(org, 10);
            assertThat(database.effects("whole", org))
                    .isEqualTo(messages.stream()
                            .filter(message -> message.org.equals(org))
                            .map(message -> message.subject)
                            .toList());
        }
        assertThat(database.transactions("whole", orgs)).isLessThan(20);
    }

    @Test
    void appliesOnceWhatAConsumerHeldTooLong() throws SQLException {
        UUID org = Ids.next();
        Message held = Message.of(org).value("{\"wait\":true}").send();
        await().until(() -> database.effects("batch", org).size() == 1);
        try (Replica second = Replica.of(SAMPLE)) {
            assertThat(second).isNotNull();
            Message after = Message.of(org).send();
            // The other consumer has taken the partition over when it waits for the event's row.
            await().atMost(Duration.ofSeconds(20)).until(database::isAnyoneWaiting);
            EffectStore.GATE.countDown();

            database.awaitEffects(org, 2);
            assertThat(database.effects("single", org)).containsExactly(held.subject, after.subject);
        }
    }
}
