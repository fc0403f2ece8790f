package io.truevalue.attack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An OpenAPI document, read for what can be sent. */
public final class Api {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete", "head", "options");
    private static final List<String> JSON_BODIES = List.of("application/merge-patch+json", "application/json");

    private final JsonNode document;

    public Api(JsonNode document) {
        this.document = document;
    }

    /** In the document's order. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(operation(path.getKey(), method.getKey(), path.getValue(), method.getValue()));
                }
            }
        }
        return List.copyOf(operations);
    }

    private Operation operation(String path, String method, JsonNode shared, JsonNode node) {
        List<Operation.Parameter> parameters = new ArrayList<>();
        for (JsonNode all : List.of(shared.path("parameters"), node.path("parameters"))) {
            for (JsonNode each : all) {
                JsonNode parameter = resolve(each);
                parameters.add(new Operation.Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        resolve(parameter.path("schema"))));
            }
        }
        JsonNode request = resolve(node.path("requestBody"));
        JsonNode content = request.path("content");
        Optional<String> media = JSON_BODIES.stream().filter(content::has).findFirst();
        JsonNode body =
                media.map(type -> resolve(content.path(type).path("schema"))).orElseGet(MissingNode::getInstance);
        boolean open = node.has("security") ? node.path("security").isEmpty() : !document.has("security");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                node.path("x-permission").asText(""),
                node.path("x-fresh-factor").asBoolean(),
                open,
                List.copyOf(parameters),
                media.orElse(content.isEmpty() ? "" : content.fieldNames().next()),
                body,
                request.path("required").asBoolean(),
                resolve(node.path("responses").path("200")).path("content").has("text/event-stream"));
    }

    /** The node, or what it refers to. */
    public JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    /** The schema that says something: what is referred to, or the first of several that is not null. */
    JsonNode schema(JsonNode node) {
        JsonNode schema = resolve(node);
        for (String word : List.of("allOf", "anyOf", "oneOf")) {
            for (JsonNode each : schema.path(word)) {
                JsonNode option = schema(each);
                if (!option.path("type").asText().equals("null")) {
                    return option;
                }
            }
        }
        return schema;
    }

    /** Whether a schema takes null. */
    boolean takesNull(JsonNode node) {
        JsonNode schema = resolve(node);
        if (schema.isEmpty() || types(schema).contains("null")) {
            return true;
        }
        for (String word : List.of("anyOf", "oneOf")) {
            for (JsonNode each : schema.path(word)) {
                if (takesNull(each)) {
                    return true;
                }
            }
        }
        return false;
    }

    static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            List<String> types = new ArrayList<>();
            type.forEach(each -> types.add(each.asText()));
            return types;
        }
        return type.isMissingNode() ? List.of() : List.of(type.asText());
    }
}
