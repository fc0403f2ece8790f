package io.truevalue.events.outbox;

import io.truevalue.events.KafkaSettings;
import io.truevalue.events.codec.EventCodec;
import io.truevalue.web.trace.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends a batch to a Kafka transaction: it is seen whole or not at all, and a sender that was presumed dead is fenced
 * off by the one that took its name.
 */
final class EventSender implements AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final SendTraces traces;

    private EventSender(Producer<String, byte[]> producer, SendTraces traces) {
        this.producer = producer;
        this.traces = traces;
    }

    static EventSender connect(KafkaSettings settings, String name, Traces traces) {
        EventSender sender =
                new EventSender(new KafkaProducer<>(configuration(settings, name)), new SendTraces(traces));
        boolean ready = false;
        try {
            sender.producer.initTransactions();
            ready = true;
            return sender;
        } finally {
            if (!ready) {
                sender.close();
            }
        }
    }

    /** Returns once Kafka has them all, in their order. */
    void send(List<PendingEvents.Pending> batch) {
        boolean sent = false;
        try {
            begin(batch);
            producer.commitTransaction();
            sent = true;
        } finally {
            traces.end(sent);
        }
    }

    /** Hands them over; nobody sees one of them yet. */
    void begin(List<PendingEvents.Pending> batch) {
        producer.beginTransaction();
        batch.forEach(
                event -> producer.send(traces.begin(EventCodec.encode(event.topic(), event.key(), event.event()))));
    }

    /** What was begun and not committed is aborted by Kafka, or by the next sender of this name. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static Map<String, Object> configuration(KafkaSettings settings, String name) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap()),
                Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, name),
                // An abandoned transaction holds up whoever reads what is committed only.
                Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000),
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false));
    }
}
