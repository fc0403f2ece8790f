package io.truevalue.events.inbound;

import io.truevalue.events.KafkaSettings;
import io.truevalue.events.codec.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sets a message aside as it came, with the reason and where it stood. */
final class DeadLetters {
    private static final int LONGEST_REASON = 500;

    private final KafkaSettings settings;
    private final String consumer;

    DeadLetters(KafkaSettings settings, String consumer) {
        this.settings = settings;
        this.consumer = consumer;
    }

    void add(ConsumerRecord<byte[], byte[]> message, String reason) throws InterruptedException {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                Topics.deadLettersOf(message.topic()), null, message.key(), message.value(), message.headers());
        letter.headers()
                .add("dlq_consumer", bytes(consumer))
                .add("dlq_reason", bytes(reason.substring(0, Math.min(LONGEST_REASON, reason.length()))))
                .add("dlq_position", bytes(message.topic() + "-" + message.partition() + "@" + message.offset()));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrap(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                16 << 20,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000))) {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw new KafkaException("a dead letter cannot be written: " + e.getCause(), e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
