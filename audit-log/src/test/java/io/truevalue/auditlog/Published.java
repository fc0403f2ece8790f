package io.truevalue.auditlog;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.EventLog;
import io.truevalue.web.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that another service tells, every attribute valid; override what the test is about. */
public final class Published {
    public static final String DATA = """
            {"before":{"last_name":"Ng"},"after":{"last_name":"Nguyễn","emails":[{"value":"vy@harbor.example"}]}}""";

    public final String id = Ids.next().toString();
    private final Map<String, String> attributes = new HashMap<>();
    private final String key;
    private String data = DATA;

    private Published(@Nullable UUID org, String type) {
        attributes.put("id", id);
        attributes.put("source", "/crm-service");
        attributes.put("type", type);
        attributes.put("subject", Ids.next().toString());
        attributes.put("time", Instant.now().toString());
        attributes.put("actorid", Ids.next().toString());
        attributes.put("actortype", "user");
        attributes.put("actordisplay", "sarah@acme.example");
        attributes.put("requestid", "request-" + id);
        attributes.put("clientip", "192.0.2.31");
        attributes.put("useragent", "Firefox");
        attributes.put("outcome", "success");
        if (org != null) {
            attributes.put("orgid", org.toString());
        }
        key = org == null ? attributes.get("subject") : org.toString();
    }

    public static Published of(UUID org, String type) {
        return new Published(org, type);
    }

    public static Published personal(String type) {
        return new Published(null, type);
    }

    public Published with(String attribute, Object value) {
        attributes.put(attribute, value.toString());
        return this;
    }

    public Published data(String json) {
        data = json;
        return this;
    }

    public String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    public Published publish() {
        return publish(Topics.RECORD);
    }

    public Published publish(String topic) {
        EventLog.publish(topic, key, attributes, data);
        return this;
    }

    /** Many at once, in their order. */
    public static void publishAll(List<Published> events) {
        EventLog.publishAll(
                Topics.RECORD,
                events.stream()
                        .map(event -> new EventLog.Entry(event.key, event.attributes, event.data))
                        .toList());
    }
}
