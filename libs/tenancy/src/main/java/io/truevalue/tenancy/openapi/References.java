package io.truevalue.tenancy.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What refers to what in a document. */
final class References {
    private static final String COMPONENTS = "#/components/";

    private final ObjectNode document;

    References(ObjectNode document) {
        this.document = document;
    }

    /** Components that the nodes refer to, by way of others too, as {@code schemas/Contact}. */
    Set<String> reachableFrom(Iterable<? extends JsonNode> nodes) {
        Set<String> reached = new HashSet<>();
        List<JsonNode> open = new ArrayList<>();
        nodes.forEach(open::add);
        while (!open.isEmpty()) {
            for (JsonNode reference : open.removeLast().findValues("$ref")) {
                String name = reference.asText().substring(COMPONENTS.length());
                if (reached.add(name)) {
                    open.add(document.path("components").at("/" + name));
                }
            }
        }
        return reached;
    }

    /** Takes away the components that no operation leads to. */
    void dropUnused() {
        Set<String> used = reachableFrom(List.of(document.path("paths")));
        for (Map.Entry<String, JsonNode> kind :
                document.withObject("components").properties()) {
            if (!kind.getKey().equals("securitySchemes")) {
                ObjectNode members = (ObjectNode) kind.getValue();
                members.retain(members.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> used.contains(kind.getKey() + "/" + name))
                        .toList());
            }
        }
    }

    /** Gives schemas other names, wherever they are referred to. */
    void rename(UnaryOperator<String> newName) {
        ObjectNode schemas = document.withObject("components").withObject("schemas");
        ObjectNode renamed = schemas.objectNode();
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            String name = newName.apply(schema.getKey());
            if (renamed.has(name)) {
                throw new IllegalStateException("two schemas would be called " + name);
            }
            renamed.set(name, schema.getValue());
        }
        document.withObject("components").set("schemas", renamed);
        String prefix = COMPONENTS + "schemas/";
        for (JsonNode parent : document.findParents("$ref")) {
            String reference = parent.path("$ref").asText();
            if (reference.startsWith(prefix)) {
                ((ObjectNode) parent)
                        .set("$ref", TextNode.valueOf(prefix + newName.apply(reference.substring(prefix.length()))));
            }
        }
    }
}
