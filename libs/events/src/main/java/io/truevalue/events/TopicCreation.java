package io.truevalue.events;

import io.truevalue.events.codec.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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

    private static final String LARGEST_LETTER = Integer.toString(16 << 20);

    private final KafkaSettings settings;
    private final Set<String> known = new HashSet<>();

    public TopicCreation(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Throws {@link KafkaException} while Kafka cannot be reached. */
    public synchronized void ensure(Collection<String> topics) throws InterruptedException {
        if (known.containsAll(topics)) {
            return;
        }
        Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000",
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, "false"));
        try {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (String topic : topics) {
                if (!present.contains(topic)) {
                    missing.add(topic(topic, settings.partitions()));
                }
                String letters = Topics.deadLettersOf(topic);
                if (!present.contains(letters)) {
                    missing.add(topic(letters, 1));
                }
            }
            create(admin, missing);
            known.addAll(topics);
        } catch (ExecutionException e) {
            throw new KafkaException("topics cannot be made sure of: " + e.getCause(), e);
        } finally {
            // Without waiting for calls that cannot end while Kafka is away.
            admin.close(Duration.ZERO);
        }
    }

    /** What was known is looked at again next time, as after a fault. */
    public synchronized void doubt() {
        known.clear();
    }

    private NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, settings.replication())
                .configs(
                        name.endsWith(".dlq")
                                ? Map.of("retention.ms", SEVEN_DAYS, "max.message.bytes", LARGEST_LETTER)
                                : Map.of("retention.ms", SEVEN_DAYS));
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
