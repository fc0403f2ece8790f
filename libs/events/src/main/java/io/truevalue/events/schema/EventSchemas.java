package io.truevalue.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.events.codec.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of all events' data: one JSON Schema a topic beside this class, in whose {@code $defs} each name with a
 * dot is an event's type. Of JSON Schema 2020-12 they use {@code type}, {@code properties}, {@code
 * additionalProperties}, {@code items} and {@code $ref} within the file, and {@code x-personal-of} of our own.
 */
public final class EventSchemas {
    private static final Map<String, Described> TYPES = read();

    private EventSchemas() {}

    private record Described(String topic, Shape data) {}

    /** What a type's data holds; null where no schema has the type. */
    static @Nullable Shape ofType(String type) {
        Described described = TYPES.get(type);
        return described == null ? null : described.data();
    }

    /** What of an event about to be told on a topic stands in no schema, in words; none where all of it does. */
    public static List<String> gaps(String topic, String type, JsonNode data) {
        Described described = TYPES.get(type);
        if (described == null || !described.topic().equals(topic)) {
            return List.of("%s stands not in %s.json".formatted(type, topic));
        }
        List<String> gaps = new ArrayList<>();
        compare(described.data(), data, "/data", gaps);
        return gaps.stream().map(gap -> type + gap).toList();
    }

    private static void compare(@Nullable Shape shape, JsonNode value, String pointer, List<String> gaps) {
        if (shape == null) {
            gaps.add(" has " + pointer + ", which its schema has not");
        } else if (!shape.admits(value)) {
            gaps.add(" has %s of type %s, its schema one of %s".formatted(pointer, Shape.kind(value), shape.kinds()));
        } else if (shape.personalOf() == null) {
            value.properties()
                    .forEach(each ->
                            compare(shape.member(each.getKey()), each.getValue(), pointer + step(each.getKey()), gaps));
            if (value.isArray()) {
                value.forEach(item -> compare(shape.items(), item, pointer + "/*", gaps));
            }
        }
    }

    /** One step of a JSON pointer, as RFC 6901 escapes it. */
    static String step(String member) {
        return "/" + member.replace("~", "~0").replace("/", "~1");
    }

    private static Map<String, Described> read() {
        Map<String, Described> types = new HashMap<>();
        for (String topic : Topics.all()) {
            JsonNode file = file(topic);
            for (String type : Shape.typesIn(file)) {
                JsonNode schema = file.path("$defs").path(type);
                if (types.put(type, new Described(topic, Shape.read(file, schema))) != null) {
                    throw new IllegalStateException("two schemas describe " + type);
                }
            }
        }
        return types;
    }

    private static JsonNode file(String topic) {
        try (InputStream text = EventSchemas.class.getResourceAsStream(topic + ".json")) {
            if (text == null) {
                throw new IllegalStateException("no schema of " + topic);
            }
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
