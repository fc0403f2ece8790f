package io.truevalue.tenancy.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns the schemas that the compilation wrote, which are those of OpenAPI 3.0, into JSON Schema 2020-12, and says what
 * holds of all our bodies: a request takes no unknown member, an answer has all its members.
 */
final class Schemas {
    /** Set by {@code @Schema(extensions = ...)} on a member that is left out where it is null. */
    private static final String ABSENT_WHEN_NULL = "x-absent-when-null";

    private final ObjectNode document;

    Schemas(ObjectNode document) {
        this.document = document;
    }

    void improve() {
        inlinePatched();
        describePatches();
        modernise(document);
        new References(document).rename(Schemas::publicName);
        closeRequests();
        completeAnswers();
        document.findParents(ABSENT_WHEN_NULL).forEach(schema -> ((ObjectNode) schema).remove(ABSENT_WHEN_NULL));
        collectTags();
    }

    /** {@code Patched<T>} is how Java tells null from absent; in JSON it is a T or null. */
    private void inlinePatched() {
        JsonNode schemas = document.path("components").path("schemas");
        for (JsonNode parent : document.findParents("$ref")) {
            String name = parent.path("$ref").asText().replaceFirst(".*/", "");
            if (name.startsWith("Patched_")) {
                ObjectNode place = (ObjectNode) parent;
                place.remove("$ref");
                place.setAll((ObjectNode)
                        schemas.path(name).path("properties").path("value").deepCopy());
            }
        }
    }

    /** A merge patch of what is created whole: nothing is required, and null removes. */
    private void describePatches() {
        ObjectNode schemas = document.withObject("components").withObject("schemas");
        for (JsonNode patch : document.path("paths").findValues("patch")) {
            for (JsonNode place : patch.path("requestBody").findParents("$ref")) {
                String whole = place.path("$ref").asText().replaceFirst(".*/", "");
                if (whole.endsWith("Fields")) {
                    String name = whole.replaceFirst("Fields$", "Patch");
                    schemas.set(name, patchOf((ObjectNode) schemas.path(whole)));
                    ((ObjectNode) place).put("$ref", "#/components/schemas/" + name);
                }
            }
        }
    }

    private static ObjectNode patchOf(ObjectNode whole) {
        ObjectNode patch = whole.deepCopy();
        patch.remove("required");
        patch.path("properties").forEach(member -> ((ObjectNode) member).put("nullable", true));
        return patch;
    }

    private static void modernise(JsonNode node) {
        if (node.path("items") instanceof ObjectNode item) {
            // Requests have null items in Java alone, where they are refused with their place named.
            item.remove("nullable");
        }
        if (node instanceof ObjectNode schema && node.path("allOf").size() == 1 && !node.has("properties")) {
            ObjectNode only = (ObjectNode) schema.remove("allOf").get(0);
            only.properties().forEach(member -> schema.putIfAbsent(member.getKey(), member.getValue()));
        }
        node.forEach(Schemas::modernise);
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        if (schema.remove("x-type") != null) {
            lowerCase((ArrayNode) schema.path("enum"));
        }
        schema.remove("x-pattern-message");
        anchor(schema);
        allowNull(schema);
        if (isAnything(schema.path("additionalProperties"))) {
            schema.put("additionalProperties", true);
        }
    }

    /** Enums of Java, which {@code x-type} marks, are told in lower case. */
    private static void lowerCase(ArrayNode values) {
        for (int i = 0; i < values.size(); i++) {
            values.set(i, values.get(i).asText().toLowerCase(Locale.ROOT));
        }
    }

    /** Bean validation matches the whole text, JSON Schema any part of it. */
    private static void anchor(ObjectNode schema) {
        JsonNode pattern = schema.path("pattern");
        if (pattern.isTextual() && !pattern.asText().startsWith("^")) {
            schema.put("pattern", "^(?:" + pattern.asText() + ")$");
        }
    }

    private static void allowNull(ObjectNode schema) {
        JsonNode nullable = schema.path("nullable");
        if (!nullable.isBoolean()) {
            return;
        }
        schema.remove("nullable");
        if (!nullable.booleanValue()) {
            return;
        }
        if (schema.has("$ref")) {
            ArrayNode either = schema.putArray("anyOf");
            either.addObject().set("$ref", schema.remove("$ref"));
            either.addObject().put("type", "null");
        } else if (schema.path("type").isTextual()) {
            JsonNode type = schema.get("type");
            schema.putArray("type").add(type).add("null");
            if (schema.path("enum") instanceof ArrayNode values) {
                values.addNull();
            }
        }
    }

    private static boolean isAnything(JsonNode schema) {
        return schema.size() == 1 && schema.path("type").asText().equals("object");
    }

    /** As a caller would say: no {@code Controller}, no {@code View}, {@code ContactPage} for a page of contacts. */
    private static String publicName(String name) {
        String plain = name.replaceFirst("^[A-Za-z]+Controller\\.", "").replace(".", "");
        if (plain.startsWith("Page_")) {
            return publicName(plain.substring("Page_".length(), plain.length() - 1)) + "Page";
        }
        return plain.replaceFirst("View$", "");
    }

    private void closeRequests() {
        Set<String> asked = reachable("requestBody");
        asked.removeAll(reachable("responses"));
        for (String name : asked) {
            ObjectNode schema = component(name);
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                schema.put("additionalProperties", false);
            }
        }
    }

    private void completeAnswers() {
        Set<String> answered = reachable("responses");
        answered.removeAll(reachable("requestBody"));
        for (String name : answered) {
            ObjectNode schema = component(name);
            if (schema.has("properties") && !name.endsWith("/Problem")) {
                Set<String> required = new TreeSet<>();
                for (Map.Entry<String, JsonNode> member :
                        schema.path("properties").properties()) {
                    if (!member.getValue().has(ABSENT_WHEN_NULL)) {
                        required.add(member.getKey());
                    }
                }
                ArrayNode names = schema.putArray("required");
                required.forEach(names::add);
            }
        }
    }

    private Set<String> reachable(String part) {
        List<JsonNode> parts = new ArrayList<>(document.path("paths").findValues(part));
        Set<String> names = new References(document).reachableFrom(parts);
        names.removeIf(name -> !name.startsWith("schemas/"));
        return names;
    }

    private ObjectNode component(String name) {
        return (ObjectNode) document.path("components").at("/" + name);
    }

    private void collectTags() {
        Set<String> names = new TreeSet<>();
        document.path("paths").findValues("tags").forEach(tags -> tags.forEach(tag -> names.add(tag.asText())));
        ArrayNode tags = document.putArray("tags");
        names.forEach(name -> tags.addObject().put("name", name));
    }
}
