package io.truevalue.analytics.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.web.Ids;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as the audit log keeps it, in structured form, read as the one that came from Kafka. */
final class StoredEvent {
    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");

    private StoredEvent() {}

    static ReceivedEvent received(JsonNode event) {
        Map<String, String> extensions = new HashMap<>();
        // A personal one is no text there.
        event.properties().stream()
                .filter(field ->
                        !ATTRIBUTES.contains(field.getKey()) && field.getValue().isTextual())
                .forEach(
                        field -> extensions.put(field.getKey(), field.getValue().textValue()));
        JsonNode data = event.path("data");
        return new ReceivedEvent(
                event.path("id").asText(),
                event.path("source").asText(),
                event.path("type").asText(),
                event.path("subject").asText(),
                OffsetDateTime.parse(event.path("time").asText()).toInstant(),
                organization(extensions.get("orgid")),
                extensions,
                data.isObject() ? data : JsonNodeFactory.instance.objectNode());
    }

    private static @Nullable UUID organization(@Nullable String text) {
        return text == null ? null : Ids.parse(text).orElse(null);
    }
}
