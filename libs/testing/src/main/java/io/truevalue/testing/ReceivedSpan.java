package io.truevalue.testing;

import java.util.List;
import java.util.Map;

/**
 * A span as it came by OTLP.
 *
 * @param service its resource's {@code service.name}
 * @param kind 1 internal, 2 server, 3 client, 4 producer, 5 consumer
 * @param parentId empty for a root
 * @param links the trace ids that it links to
 * @param attributes texts and numbers, as texts
 */
public record ReceivedSpan(
        String service,
        String name,
        int kind,
        String traceId,
        String spanId,
        String parentId,
        List<String> links,
        Map<String, String> attributes) {
    public ReceivedSpan {
        links = List.copyOf(links);
        attributes = Map.copyOf(attributes);
    }
}
