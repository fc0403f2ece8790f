package io.truevalue.events.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.TestServers;
import io.truevalue.web.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A message of a CloudEvent, all of it valid; override what the test is about. */
final class Message {
    final UUID org;
    final String subject = Ids.next().toString();
    private final Map<String, String> headers = new TreeMap<>();
    private byte[] value = "{}".getBytes(UTF_8);

    private Message(UUID org) {
        this.org = org;
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", Ids.next().toString());
        headers.put("ce_source", "/elsewhere-service");
        headers.put("ce_type", "note.written");
        headers.put("ce_subject", subject);
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_orgid", org.toString());
        headers.put("content-type", "application/json");
    }

    static Message of(UUID org) {
        return new Message(org);
    }

    Message with(String header, String text) {
        headers.put(header, text);
        return this;
    }

    Message without(String header) {
        headers.remove(header);
        return this;
    }

    Message value(String text) {
        value = text.getBytes(UTF_8);
        return this;
    }

    Message send() {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topics.RECORD, org.toString(), value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        Sender.PRODUCER.send(message, (taken, failure) -> {
            if (failure != null) {
                throw new AssertionError("the message was not taken", failure);
            }
        });
        return this;
    }

    /** One for all tests of this JVM; its thread is a daemon. */
    private static final class Sender {
        private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                TestServers.kafka().bootstrap(),
                "max.request.size",
                16 << 20,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
    }
}
