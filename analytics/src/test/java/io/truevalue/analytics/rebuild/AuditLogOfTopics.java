package io.truevalue.analytics.rebuild;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.events.codec.EventCodec;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.codec.UndecodableEvent;
import io.truevalue.events.schema.PersonalFields;
import io.truevalue.events.schema.PersonalValue;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Stands for audit-log: each event of all topics once, in another order, with nothing personal in it. Of those that other
 * tests told, it keeps what the service under test applied, too: the rest was another's, or was set aside.
 */
final class AuditLogOfTopics {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;

    private final Supplier<Set<String>> applied;
    private final AtomicInteger pages = new AtomicInteger();
    private volatile List<JsonNode> pass = List.of();

    /** @param applied source and id, with a blank between, of each event that the service applied */
    AuditLogOfTopics(Supplier<Set<String>> applied) {
        this.applied = applied;
    }

    int pages() {
        return pages.get();
    }

    FakePeer.Reply answer(FakePeer.Call call) {
        pages.incrementAndGet();
        int from = after(call.target());
        List<JsonNode> events = from == 0 ? recorded() : pass;
        pass = events;
        int to = Math.min(events.size(), from + PAGE);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode items = answer.putArray("items");
        events.subList(Math.min(from, to), to).forEach(items::add);
        answer.put("next_cursor", to < events.size() ? Integer.toString(to) : null);
        return FakePeer.Reply.ok(answer.toString());
    }

    private static int after(String target) {
        for (String parameter : URI.create(target).getQuery().split("&")) {
            if (parameter.startsWith("after=")) {
                return Integer.parseInt(parameter.substring("after=".length()));
            }
        }
        return 0;
    }

    /** What it keeps. */
    List<JsonNode> recorded() {
        Set<String> kept = applied.get();
        Map<String, JsonNode> events = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : messages()) {
            try {
                ReceivedEvent event = EventCodec.decode(message);
                String key = event.source() + " " + event.id();
                if (kept.contains(key)) {
                    events.putIfAbsent(key, withoutPersons(event));
                }
            } catch (UndecodableEvent none) {
                // Another test's.
            }
        }
        return new ArrayList<>(events.values()).reversed();
    }

    private static JsonNode withoutPersons(ReceivedEvent event) {
        ObjectNode structured = JSON.createObjectNode();
        structured.put("specversion", "1.0").put("id", event.id()).put("source", event.source());
        structured.put("type", event.type()).put("subject", event.subject());
        structured.put("time", event.time().toString());
        event.extensions().forEach(structured::put);
        structured.set("data", event.data().deepCopy());
        for (PersonalValue personal : PersonalFields.of(event)) {
            JsonPointer pointer = JsonPointer.compile(personal.pointer());
            JsonNode parent = structured.at(pointer.head());
            JsonNode commitment = JSON.createObjectNode().put("commitment", "c2VjcmV0");
            if (parent instanceof ObjectNode object) {
                object.set(pointer.last().getMatchingProperty(), commitment);
            } else if (parent instanceof ArrayNode array) {
                array.set(pointer.last().getMatchingIndex(), commitment);
            }
        }
        return structured;
    }

    private static List<ConsumerRecord<byte[], byte[]>> messages() {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers",
                TestServers.kafka().bootstrap(),
                "isolation.level",
                "read_committed",
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class))) {
            List<TopicPartition> partitions = Topics.all().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
        }
        return messages;
    }

    static void send(List<ProducerRecord<String, byte[]>> messages) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                TestServers.kafka().bootstrap(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class))) {
            var sent = messages.stream().map(producer::send).toList();
            producer.flush();
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a message was not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
