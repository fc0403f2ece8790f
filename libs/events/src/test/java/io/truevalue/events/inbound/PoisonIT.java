package io.truevalue.events.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.sample.SampleDatabase;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TestServers;
import io.truevalue.web.Ids;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("fault")
class PoisonIT {
    @RegisterExtension
    static final ServiceExtension SAMPLE = ServiceExtension.of("sample");

    private final UUID org = Ids.next();

    @Test
    void setsAsideWhatIsNoEventAndGoesOn() throws Exception {
        allowLargeMessages();
        Message before = Message.of(org).send();
        Message.of(org).value("{\"cut\":").send();
        Message.of(org).value("[1]").send();
        Message.of(org).with("ce_specversion", "9.9").send();
        Message.of(org).without("ce_specversion").send();
        Message.of(org).without("ce_id").send();
        Message.of(org).without("ce_source").send();
        Message.of(org).with("ce_time", "yesterday").send();
        Message.of(org).with("ce_orgid", "1-1-1-1-1").send();
        Message.of(org).with("ce_subject", "nul\u0000nul").send();
        Message.of(org).value("{\"x\":\"" + "x".repeat(2 << 20) + "\"}").send();
        Message after = Message.of(org).send();

        assertApplied(before, after);
        List<EventLog.Entry> letters = letters("sample.single", 10);
        assertThat(letters)
                .extracting(letter -> letter.attributes().getOrDefault("dlq_reason", ""))
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("its data is not JSON: {\"cut\":"),
                        reason -> assertThat(reason).isEqualTo("its data is no JSON object"),
                        reason -> assertThat(reason).contains("9.9"),
                        reason -> assertThat(reason).startsWith("not a CloudEvent"),
                        reason -> assertThat(reason).contains("id"),
                        reason -> assertThat(reason).contains("source"),
                        reason -> assertThat(reason).contains("time"),
                        reason -> assertThat(reason).isEqualTo("its orgid is no UUID: 1-1-1-1-1"),
                        reason -> assertThat(reason).startsWith("its subject holds a character"),
                        reason -> assertThat(reason).isEqualTo("more than 1048576 bytes"));
        assertThat(letters.getFirst().value()).isEqualTo("{\"cut\":");
        assertThat(letters.getFirst().attributes())
                .containsEntry("specversion", "1.0")
                .containsKey("dlq_position");
        assertThat(letters.getLast().value()).hasSizeGreaterThan(2 << 20);
        assertThat(letters("sample.batch", 10)).hasSize(10);
        assertThat(letters("sample.whole", 10)).hasSize(10);
    }

    @Test
    void setsAsideWhatCannotBeAppliedAndNothingBesideIt() throws SQLException {
        Message before = Message.of(org).send();
        Message failing = Message.of(org).value("{\"fail\":true}").send();
        Message after = Message.of(org).send();

        assertApplied(before, after);
        for (String consumer : List.of("sample.single", "sample.batch", "sample.whole")) {
            EventLog.Entry letter = letters(consumer, 1).getFirst();
            assertThat(letter.subject()).isEqualTo(failing.subject);
            assertThat(letter.attributes().get("dlq_reason")).contains("this event cannot be applied");
        }
    }

    @Test
    void setsAsideOneOfManyOrganizationsEventsAlone() throws SQLException {
        List<UUID> orgs = List.of(Ids.next(), Ids.next(), Ids.next(), Ids.next());
        List<Message> good = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (i == 17) {
                Message.of(orgs.get(1)).value("{\"fail\":true}").send();
            }
            good.add(Message.of(orgs.get(i % orgs.size())).send());
        }

        try (SampleDatabase database = new SampleDatabase(SAMPLE.asSuperuser())) {
            for (UUID each : orgs) {
                database.awaitEffects(each, 10);
                assertThat(database.effects("whole", each))
                        .isEqualTo(good.stream()
                                .filter(message -> message.org.equals(each))
                                .map(message -> message.subject)
                                .toList());
            }
        }
    }

    @Test
    void keepsAnUnknownTypeOfEvent() throws SQLException {
        Message unknown = Message.of(org).with("ce_type", "weather.turned").send();

        assertApplied(unknown);
    }

    @Test
    void knowsAnEventByItsSourceAndItsId() throws SQLException {
        Message one = Message.of(org).with("ce_id", "same").send();
        Message other = Message.of(org)
                .with("ce_id", "same")
                .with("ce_source", "/another-service")
                .send();

        assertApplied(one, other);
    }

    private void assertApplied(Message... messages) throws SQLException {
        List<String> subjects =
                List.of(messages).stream().map(message -> message.subject).toList();
        try (SampleDatabase database = new SampleDatabase(SAMPLE.asSuperuser())) {
            database.awaitEffects(org, messages.length);
            assertThat(database.effects("single", org)).isEqualTo(subjects);
            assertThat(database.effects("batch", org)).isEqualTo(subjects);
            assertThat(database.effects("whole", org)).isEqualTo(subjects);
        }
    }

    private List<EventLog.Entry> letters(String consumer, int count) {
        return EventLog.await(
                Topics.deadLettersOf(Topics.RECORD),
                count,
                letter -> letter.key().equals(org.toString())
                        && consumer.equals(letter.attributes().get("dlq_consumer")));
    }

    private static void allowLargeMessages() throws InterruptedException, ExecutionException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.RECORD);
        AlterConfigOp large =
                new AlterConfigOp(new ConfigEntry("max.message.bytes", "16000000"), AlterConfigOp.OpType.SET);
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", TestServers.kafka().bootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(large))).all().get();
        }
    }
}
