package io.truevalue.events.inbound;

import io.truevalue.events.KafkaSettings;
import io.truevalue.events.codec.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets a message aside as it came, with the reason and where it stood; one that is too large, without its value. */
final class DeadLetters implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 500;

    private final KafkaSettings settings;
    private final String consumer;
    private @Nullable Producer<byte[], byte[]> producer;

    DeadLetters(KafkaSettings settings, String consumer) {
        this.settings = settings;
        this.consumer = consumer;
    }

    void add(ConsumerRecord<byte[], byte[]> message, String reason) throws InterruptedException {
        log.warn(
                "{} sets aside {}-{}@{}: {}",
                consumer,
                message.topic(),
                message.partition(),
                message.offset(),
                reason.replaceAll("\\p{Cntrl}", " "));
        try {
            send(letter(message, message.value(), reason));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw new KafkaException("a dead letter cannot be written: " + e.getCause(), e);
            }
            sendWithoutValue(message, reason);
        }
    }

    private void sendWithoutValue(ConsumerRecord<byte[], byte[]> message, String reason) throws InterruptedException {
        try {
            send(letter(message, null, reason + "; its " + message.serializedValueSize() + " bytes are left out"));
        } catch (ExecutionException e) {
            throw new KafkaException("a dead letter cannot be written: " + e.getCause(), e);
        }
    }

    private ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> message, byte @Nullable [] value, String reason) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                Topics.deadLettersOf(message.topic()), null, message.key(), value, message.headers());
        letter.headers()
                .add("dlq_consumer", bytes(consumer))
                .add("dlq_reason", bytes(reason.substring(0, Math.min(LONGEST_REASON, reason.length()))))
                .add("dlq_position", bytes(message.topic() + "-" + message.partition() + "@" + message.offset()));
        return letter;
    }

    private void send(ProducerRecord<byte[], byte[]> letter) throws InterruptedException, ExecutionException {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(configuration());
            producer = open;
        }
        open.send(letter).get();
    }

    private Map<String, Object> configuration() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrap(),
                ProducerConfig.CLIENT_ID_CONFIG,
                consumer + "-dead-letters",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                16 << 20,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
