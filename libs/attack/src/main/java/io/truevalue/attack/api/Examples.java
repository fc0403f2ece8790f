package io.truevalue.attack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a value that a schema allows, every member of an object set. */
public final class Examples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    /** What only the caller knows, such as the id of something that is there. */
    public interface Known {
        /** @param field such as {@code company_id}; empty leaves it to the schema */
        Optional<JsonNode> value(String field, JsonNode schema);
    }

    private final Api api;
    private final Known known;

    public Examples(Api api, Known known) {
        this.api = api;
        this.known = known;
    }

    public JsonNode of(JsonNode schema) {
        return value("", schema, DEEPEST);
    }

    private JsonNode value(String field, JsonNode node, int depth) {
        JsonNode schema = api.schema(node);
        Optional<JsonNode> given = field.isEmpty() ? Optional.empty() : known.value(field, schema);
        if (given.isPresent()) {
            return given.get();
        }
        for (String word : java.util.List.of("example", "const", "default")) {
            if (schema.has(word)) {
                return schema.path(word);
            }
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        if (Api.types(schema).contains("object") || schema.has("properties")) {
            return object(schema, depth);
        }
        if (Api.types(schema).contains("array")) {
            ArrayNode array = JSON.arrayNode();
            return depth == 0 ? array : array.add(value(field, schema.path("items"), depth - 1));
        }
        if (Api.types(schema).contains("boolean")) {
            return JSON.booleanNode(false);
        }
        if (Api.types(schema).contains("integer") || Api.types(schema).contains("number")) {
            return JSON.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
        }
        return JSON.textNode(text(field, schema));
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            if (member.getValue().path("readOnly").asBoolean()) {
                continue;
            }
            boolean reference = member.getKey().matches(".*_ids?") && !required.contains(member.getKey());
            boolean known = this.known
                    .value(member.getKey(), api.schema(member.getValue()))
                    .isPresent();
            if (depth > 0 && (!reference || known)) {
                object.set(member.getKey(), value(member.getKey(), member.getValue(), depth - 1));
            }
        }
        return object;
    }

    private static String text(String field, JsonNode schema) {
        String text = switch (schema.path("format").asText()) {
            case "uuid" -> "01890000-0000-7000-8000-000000000000";
            case "date" -> "2001-02-03";
            case "date-time" -> "2031-02-03T04:05:06Z";
            case "email" -> "somebody@attack.example";
            case "uri", "uri-reference" -> "https://attack.example";
            default -> word(field, schema.path("pattern").asText());
        };
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        while (text.length() < least) {
            text += "x";
        }
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static String word(String field, String pattern) {
        for (String candidate : java.util.List.of(
                field.contains("email") ? "somebody@attack.example" : "example",
                "Example",
                "123456",
                "USD",
                "x:read",
                "+12025550100",
                "en",
                "0".repeat(43))) {
            if (pattern.isEmpty() || candidate.matches(pattern)) {
                return candidate;
            }
        }
        return "example";
    }
}
