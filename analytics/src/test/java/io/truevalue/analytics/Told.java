package io.truevalue.analytics;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.EventLog;
import io.truevalue.web.Ids;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event that another service told, every attribute valid; override what the test is about. */
public final class Told {
    private final Map<String, String> attributes = new HashMap<>();
    private final UUID org;
    private String topic = Topics.RECORD;
    private String data = "{}";

    private Told(UUID org, String type, String time) {
        this.org = org;
        attributes.put("id", Ids.next().toString());
        attributes.put("source", "/crm-service");
        attributes.put("type", type);
        attributes.put("subject", Ids.next().toString());
        attributes.put("time", time);
        attributes.put("orgid", org.toString());
        attributes.put("actorid", Ids.next().toString());
        attributes.put("actortype", "user");
    }

    public static Told of(UUID org, String type, String time) {
        return new Told(org, type, time);
    }

    public Told by(UUID user) {
        return with("actorid", user);
    }

    public Told with(String attribute, Object value) {
        attributes.put(attribute, value.toString());
        return this;
    }

    public Told on(String other) {
        topic = other;
        return this;
    }

    public Told data(String json) {
        data = json;
        return this;
    }

    public Told publish() {
        EventLog.publish(topic, org.toString(), attributes, data);
        return this;
    }

    /** What it is told apart by: its source and id, with a blank between. */
    public String key() {
        return attributes.get("source") + " " + attributes.get("id");
    }

    /** The message that Kafka would get. */
    public ProducerRecord<String, byte[]> message() {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, org.toString(), data.getBytes(StandardCharsets.UTF_8));
        attributes.forEach(
                (name, value) -> message.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        message.headers().add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
        message.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return message;
    }
}
