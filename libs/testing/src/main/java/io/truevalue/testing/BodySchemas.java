package io.truevalue.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Judges bodies by the schemas of a document, which are JSON Schema 2020-12. Here a member that is not documented is a
 * fault in answers too, though callers must bear with new ones.
 */
final class BodySchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig FORMATS_COUNT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final ObjectNode components;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    BodySchemas(ObjectNode document) {
        this.components = document.withObject("components").deepCopy();
        components.path("schemas").properties().forEach(schema -> {
            if (!schema.getKey().equals("Problem")) {
                close(schema.getValue());
            }
        });
    }

    /** What is wrong with the body, a line a fault; empty where nothing is. */
    String faults(JsonNode schema, String body) {
        try {
            return compiled.computeIfAbsent(schema, this::compile).validate(JSON.readTree(body)).stream()
                    .map(ValidationMessage::getMessage)
                    .collect(Collectors.joining("\n"));
        } catch (JsonProcessingException e) {
            return "not JSON";
        }
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode root = JSON.createObjectNode();
        root.set("components", components);
        root.putArray("allOf").add(schema);
        return FACTORY.getSchema(root, FORMATS_COUNT);
    }

    private static void close(JsonNode node) {
        node.forEach(BodySchemas::close);
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")
                && !schema.has("$ref")) {
            schema.put("additionalProperties", false);
        }
    }
}
