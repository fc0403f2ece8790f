package io.truevalue.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One schema within a topic's file, references followed.
 *
 * @param personalOf pointer into the event to the id of whom all of it is personal to; null where it is not
 * @param kinds the JSON types that it admits; empty for any
 * @param others what members without a name of their own hold; null where there are none
 * @param items what an array holds
 */
record Shape(
        @Nullable String personalOf,
        Set<String> kinds,
        Map<String, Shape> members,
        @Nullable Shape others,
        @Nullable Shape items) {
    private static final Shape ANYTHING = new Shape(null, Set.of(), Map.of(), null, null);

    /** The event types among a file's definitions; what has no dot is a part that they share. */
    static Set<String> typesIn(JsonNode file) {
        Set<String> types = new TreeSet<>();
        file.path("$defs").fieldNames().forEachRemaining(types::add);
        types.removeIf(name -> !name.contains("."));
        return types;
    }

    static Shape read(JsonNode file, JsonNode schema) {
        if (schema.isBoolean()) {
            return ANYTHING;
        }
        if (schema.has("$ref")) {
            Shape shared = read(file, file.at(schema.get("$ref").textValue().substring(1)));
            String mark = mark(schema);
            return mark == null ? shared : new Shape(mark, shared.kinds, shared.members, shared.others, shared.items);
        }
        Map<String, Shape> members = new HashMap<>();
        schema.path("properties").properties().forEach(each -> members.put(each.getKey(), read(file, each.getValue())));
        return new Shape(
                mark(schema),
                kinds(schema.path("type")),
                members,
                part(file, schema, "additionalProperties"),
                part(file, schema, "items"));
    }

    /** What a member holds; null where nothing describes it. */
    @Nullable
    Shape member(String name) {
        return members.getOrDefault(name, others);
    }

    boolean admits(JsonNode value) {
        return kinds.isEmpty() || kinds.contains(kind(value)) || (kinds.contains("number") && value.isNumber());
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case STRING -> "string";
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON: " + value.getNodeType());
        };
    }

    private static @Nullable Shape part(JsonNode file, JsonNode schema, String name) {
        return schema.has(name) ? read(file, schema.get(name)) : null;
    }

    private static Set<String> kinds(JsonNode type) {
        Set<String> kinds = new HashSet<>();
        if (type.isTextual()) {
            kinds.add(type.textValue());
        }
        type.forEach(kind -> kinds.add(kind.textValue()));
        return kinds;
    }

    private static @Nullable String mark(JsonNode schema) {
        return schema.path("x-personal-of").textValue();
    }
}
