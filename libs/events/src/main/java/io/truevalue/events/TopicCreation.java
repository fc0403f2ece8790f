package io.truevalue.events;

import io.truevalue.events.codec.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics, and their dead letters, where they are missing. */
@Singleton
public final class TopicCreation {
    private static final String SEVEN_DAYS = Long.toString(Duration.ofDays(7).toMillis());

    private final KafkaSettings settings;

    public TopicCreation(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Throws {@link KafkaException} while Kafka cannot be reached. */
    public void ensure(Collection<String> topics) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000"))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (String topic : topics) {
                add(missing, present, topic);
                add(missing, present, Topics.deadLettersOf(topic));
            }
            create(admin, missing);
        } catch (ExecutionException e) {
            throw new KafkaException("topics cannot be made sure of: " + e.getCause(), e);
        }
    }

    private void add(List<NewTopic> missing, Set<String> present, String topic) {
        if (!present.contains(topic)) {
            missing.add(new NewTopic(topic, settings.partitions(), settings.replication())
                    .configs(Map.of("retention.ms", SEVEN_DAYS)));
        }
    }

    private static void create(Admin admin, List<NewTopic> missing) throws InterruptedException, ExecutionException {
        if (missing.isEmpty()) {
            return;
        }
        for (var made : admin.createTopics(missing).values().values()) {
            try {
                made.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
