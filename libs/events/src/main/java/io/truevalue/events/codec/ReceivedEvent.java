package io.truevalue.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent as it came from Kafka.
 *
 * @param id unique within its source
 * @param source such as {@code /org-service}
 * @param subject the resource's id
 * @param organization {@code orgid}; null for an event of a user's own history
 * @param extensions all extension attributes by name, {@code orgid} included
 * @param data JSON, an object
 */
public record ReceivedEvent(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        @Nullable UUID organization,
        Map<String, String> extensions,
        JsonNode data) {
    public ReceivedEvent {
        extensions = Map.copyOf(extensions);
    }

    public @Nullable String extension(String name) {
        return extensions.get(name);
    }
}
