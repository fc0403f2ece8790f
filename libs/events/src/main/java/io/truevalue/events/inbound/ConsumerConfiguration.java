package io.truevalue.events.inbound;

import io.truevalue.events.KafkaSettings;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How every consumer reads: only what is committed, from the beginning, and by its own commits. */
@Singleton
final class ConsumerConfiguration {
    private final KafkaSettings settings;
    private final ConsumerSettings consumers;

    ConsumerConfiguration(KafkaSettings settings, ConsumerSettings consumers) {
        this.settings = settings;
        this.consumers = consumers;
    }

    /** @param client unique in the process */
    Map<String, Object> of(EventHandler handler, String group, String client) {
        // Thousands are applied in one transaction, for which they must be read together.
        boolean whole = handler instanceof WholeBatchHandler;
        return Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap()),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, client),
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, whole ? mostWhole(handler) : 500),
                // What a killed process held is handed on after this time, and not after the usual 45 s.
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000),
                Map.entry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                        consumers.maxPollInterval().toMillis()),
                Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, whole ? 32 << 20 : 8 << 20),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, whole ? 4 << 20 : 1 << 20),
                // A fetch that finds nothing waits so long at the broker; what is sent meanwhile ends it at once.
                Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 2_000),
                Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
                Map.entry(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false),
                Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
                Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class));
    }

    /** Readers beside each other take less each: what is in memory is what all of them hold. */
    private static int mostWhole(EventHandler handler) {
        return handler.readers() == 1 ? 5_000 : 3_000 / handler.readers();
    }
}
