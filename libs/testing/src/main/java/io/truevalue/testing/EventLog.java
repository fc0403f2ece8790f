package io.truevalue.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads and writes a topic of the test Kafka, as any CloudEvents client would. */
public final class EventLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private EventLog() {}

    /** One message: its {@code ce_*} headers without that prefix, and its value. */
    public record Entry(String key, Map<String, String> attributes, String value) {
        public Entry {
            attributes = Map.copyOf(attributes);
        }

        public String type() {
            return attributes.getOrDefault("type", "");
        }

        public String subject() {
            return attributes.getOrDefault("subject", "");
        }

        public JsonNode data() {
            try {
                return JSON.readTree(value);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON", e);
            }
        }
    }

    /** The first committed message of the topic that satisfies the wish; fails after 20 s. */
    public static Entry await(String topic, Predicate<Entry> wish) {
        return await(topic, 1, wish).getFirst();
    }

    /** At least so many of them, in the order they were read. */
    public static List<Entry> await(String topic, int count, Predicate<Entry> wish) {
        List<Entry> found = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            assign(consumer, topic, deadline);
            while (found.size() < count) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("only " + found.size() + " of " + count + " events came on " + topic);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    Entry entry = entry(message.key(), message.headers(), message.value());
                    if (wish.test(entry)) {
                        found.add(entry);
                    }
                });
            }
        }
        return found;
    }

    /** Writes one event in binary mode; {@code attributes} are id, source, type, subject, time and extensions. */
    public static void publish(String topic, String key, Map<String, String> attributes, String data) {
        send(message(topic, key, attributes, data));
    }

    /** Writes many, in their order. */
    public static void publishAll(String topic, List<Entry> events) {
        sendAll(events.stream()
                .map(event -> message(topic, event.key(), event.attributes(), event.value()))
                .toList());
    }

    private static ProducerRecord<String, byte[]> message(
            String topic, String key, Map<String, String> attributes, String data) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, key, data.getBytes(StandardCharsets.UTF_8));
        Map<String, String> all = new HashMap<>(attributes);
        all.putIfAbsent("specversion", "1.0");
        all.forEach((name, value) -> message.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        message.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return message;
    }

    /** Writes a message as it is. */
    public static void send(ProducerRecord<String, byte[]> message) {
        sendAll(List.of(message));
    }

    private static void sendAll(List<ProducerRecord<String, byte[]>> messages) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                TestServers.kafka().bootstrap(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "max.request.size",
                16 << 20))) {
            for (Future<?> sent : messages.stream().map(producer::send).toList()) {
                sent.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("the message was not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Entry entry(String key, org.apache.kafka.common.header.Headers headers, byte[] value) {
        Map<String, String> attributes = new HashMap<>();
        for (Header header : headers) {
            String name = header.key().startsWith("ce_") ? header.key().substring(3) : header.key();
            attributes.put(name, new String(header.value(), StandardCharsets.UTF_8));
        }
        return new Entry(
                key == null ? "" : key, attributes, value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(Map.of(
                "bootstrap.servers",
                TestServers.kafka().bootstrap(),
                "isolation.level",
                "read_committed",
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class));
    }

    private static void assign(KafkaConsumer<String, byte[]> consumer, String topic, long deadline) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        while (partitions.isEmpty() && System.nanoTime() < deadline) {
            consumer.listTopics(Duration.ofMillis(200));
            partitions = consumer.partitionsFor(topic);
        }
        List<TopicPartition> all = partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }
}
