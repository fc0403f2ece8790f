package io.truevalue.attack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A place in a body that has a value there.
 *
 * @param path as a problem names it, such as {@code emails[0].value}
 * @param steps member names, and indices of arrays
 */
public record Field(String path, List<Object> steps, JsonNode schema, boolean required, boolean takesNull) {
    /** Every place of a body that its schema describes, objects and arrays included; the body itself is none. */
    static List<Field> of(Api api, JsonNode schema, JsonNode body) {
        List<Field> fields = new ArrayList<>();
        collect(api, schema, body, "", List.of(), fields);
        return fields;
    }

    private static void collect(
            Api api, JsonNode node, JsonNode value, String path, List<Object> steps, List<Field> fields) {
        JsonNode schema = api.schema(node);
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                JsonNode described = schema.path("properties").path(member.getKey());
                if (!described.isMissingNode()) {
                    String below = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                    add(
                            api,
                            described,
                            member.getValue(),
                            below,
                            with(steps, member.getKey()),
                            required.contains(member.getKey()),
                            fields);
                }
            }
        } else if (value instanceof ArrayNode array && !array.isEmpty()) {
            add(api, schema.path("items"), array.get(0), path + "[0]", with(steps, 0), false, fields);
        }
    }

    private static void add(
            Api api,
            JsonNode node,
            JsonNode value,
            String path,
            List<Object> steps,
            boolean required,
            List<Field> fields) {
        fields.add(new Field(path, steps, api.schema(node), required, api.takesNull(node)));
        collect(api, node, value, path, steps, fields);
    }

    private static List<Object> with(List<Object> steps, Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return List.copyOf(longer);
    }

    boolean isItem() {
        return steps.getLast() instanceof Integer;
    }

    boolean takes(String type) {
        List<String> types = Api.types(schema);
        return (types.isEmpty() && !schema.has("properties")) || types.contains(type);
    }

    /** Whether any text at all may stand here. */
    public boolean isFreeText() {
        return Api.types(schema).contains("string")
                && !schema.has("format")
                && !schema.has("enum")
                && !schema.has("const")
                && !schema.has("pattern");
    }

    /** What stands here in a body. */
    public JsonNode in(JsonNode body) {
        JsonNode found = body;
        for (Object step : steps) {
            found = step instanceof Integer index ? found.path(index) : found.path((String) step);
        }
        return found;
    }

    /** Puts a value here, in place. */
    public void set(JsonNode body, JsonNode value) {
        JsonNode parent = parent(body);
        if (steps.getLast() instanceof Integer index) {
            ((ArrayNode) parent).set(index, value);
        } else {
            ((ObjectNode) parent).set((String) steps.getLast(), value);
        }
    }

    void remove(JsonNode body) {
        ((ObjectNode) parent(body)).remove((String) steps.getLast());
    }

    private JsonNode parent(JsonNode body) {
        JsonNode parent = body;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            parent = step instanceof Integer index ? parent.path(index) : parent.path((String) step);
        }
        return parent;
    }
}
