package io.truevalue.crm.record;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record.
 *
 * @param version that the record had then
 * @param type such as {@code created}, {@code updated}, {@code stage_changed}, {@code deleted} or {@code restored}
 * @param before the changed fields as they were, those alone that the reader may see
 * @param after the same fields as they became
 */
public record TimelineItem(
        long version, String type, Instant at, Actor actor, Map<String, Object> before, Map<String, Object> after) {
    /**
     * Who did it.
     *
     * @param type user, integration or service
     */
    public record Actor(String type, @Nullable String id) {}

    TimelineItem without(List<String> hidden) {
        return new TimelineItem(version, type, at, actor, without(before, hidden), without(after, hidden));
    }

    private static Map<String, Object> without(Map<String, Object> fields, List<String> hidden) {
        Map<String, Object> seen = new LinkedHashMap<>(fields);
        seen.keySet().removeAll(hidden);
        return Collections.unmodifiableMap(seen);
    }
}
