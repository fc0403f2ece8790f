package io.truevalue.events.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.truevalue.web.Ids;
import io.truevalue.web.StorableTexts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode, and the structured JSON that an outbox holds. */
public final class EventCodec {
    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
    private static final int LARGEST = 1 << 20;
    /** Numbers pass as they stand: a double would lose some of their digits. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private EventCodec() {}

    /** The Kafka message of an event in structured JSON form. */
    public static ProducerRecord<String, byte[]> encode(String topic, String key, String structured) {
        try {
            JsonNode event = JSON.readTree(structured);
            CloudEventBuilder builder = CloudEventBuilder.v1()
                    .withId(event.get("id").textValue())
                    .withSource(URI.create(event.get("source").textValue()))
                    .withType(event.get("type").textValue())
                    .withSubject(event.get("subject").textValue())
                    .withTime(OffsetDateTime.parse(event.get("time").textValue()))
                    .withData("application/json", JSON.writeValueAsBytes(event.get("data")));
            for (Map.Entry<String, JsonNode> field : event.properties()) {
                if (!ATTRIBUTES.contains(field.getKey())) {
                    builder.withExtension(field.getKey(), field.getValue().textValue());
                }
            }
            return KafkaMessageFactory.<String>createWriter(topic, null, null, key)
                    .writeBinary(builder.build());
        } catch (JsonProcessingException e) {
            throw new UndecodableEvent("an event in the outbox is not JSON", e);
        }
    }

    /** The event of a Kafka message, in binary or structured mode; throws {@link UndecodableEvent}. */
    public static ReceivedEvent decode(ConsumerRecord<?, byte[]> message) {
        byte[] value = message.value();
        if (value != null && value.length > LARGEST) {
            throw new UndecodableEvent("more than " + LARGEST + " bytes");
        }
        try {
            return received(KafkaMessageFactory.createReader(message).toEvent());
        } catch (UndecodableEvent e) {
            throw e;
        } catch (RuntimeException e) {
            // The formats throw many kinds; whatever they throw, it is no event.
            throw new UndecodableEvent("not a CloudEvent: " + e.getMessage(), e);
        }
    }

    private static ReceivedEvent received(CloudEvent event) {
        String subject = event.getSubject();
        OffsetDateTime time = event.getTime();
        CloudEventData data = event.getData();
        if (subject == null || time == null || data == null) {
            throw new UndecodableEvent("without subject, time or data");
        }
        Map<String, String> extensions = new LinkedHashMap<>();
        for (String name : event.getExtensionNames()) {
            extensions.put(name, storable(String.valueOf(event.getExtension(name)), name));
        }
        return new ReceivedEvent(
                storable(event.getId(), "id"),
                event.getSource().toString(),
                storable(event.getType(), "type"),
                storable(subject, "subject"),
                Instant.from(time),
                organization(extensions.get("orgid")),
                extensions,
                json(data.toBytes()));
    }

    private static @Nullable UUID organization(@Nullable String text) {
        return text == null
                ? null
                : Ids.parse(text).orElseThrow(() -> new UndecodableEvent("its orgid is no UUID: " + text));
    }

    private static String storable(String value, String attribute) {
        if (!StorableTexts.storable(value)) {
            throw new UndecodableEvent("its " + attribute + " holds a character that no text may hold");
        }
        return value;
    }

    private static JsonNode json(byte[] bytes) {
        try {
            JsonNode data = JSON.readTree(bytes);
            if (data == null || !data.isObject()) {
                throw new UndecodableEvent("its data is no JSON object");
            }
            return data;
        } catch (IOException e) {
            throw new UndecodableEvent(
                    "its data is not JSON: " + new String(bytes, 0, Math.min(80, bytes.length), StandardCharsets.UTF_8),
                    e);
        }
    }
}
