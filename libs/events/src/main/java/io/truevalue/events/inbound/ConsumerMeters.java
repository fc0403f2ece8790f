package io.truevalue.events.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** How far a handler's consumers are behind, what they applied and what they set aside. */
final class ConsumerMeters {
    private final Map<KafkaConsumer<?, ?>, Map<String, Long>> lag = new ConcurrentHashMap<>();
    private final Map<String, Counter> deadLetters = new HashMap<>();
    private final Counter applied;

    ConsumerMeters(MeterRegistry meters, String group, Set<String> topics) {
        this.applied = meters.counter("truevalue.consumer.events", "group", group);
        for (String topic : topics) {
            Gauge.builder("truevalue.consumer.lag.events", () -> lagOf(topic))
                    .tags("group", group, "topic", topic)
                    .register(meters);
            deadLetters.put(topic, meters.counter("truevalue.dead.letters", "group", group, "topic", topic));
        }
    }

    /** Asks the client for what its last answers told; no call to the broker. */
    void lagOf(KafkaConsumer<?, ?> consumer) {
        Map<String, Long> found = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            found.merge(partition.topic(), consumer.currentLag(partition).orElse(0), Long::sum);
        }
        lag.put(consumer, found);
    }

    private long lagOf(String topic) {
        return lag.values().stream()
                .mapToLong(found -> found.getOrDefault(topic, 0L))
                .sum();
    }

    void ended(KafkaConsumer<?, ?> consumer) {
        lag.remove(consumer);
    }

    void applied(int events) {
        applied.increment(events);
    }

    void setAside(String topic) {
        Objects.requireNonNull(deadLetters.get(topic)).increment();
    }
}
