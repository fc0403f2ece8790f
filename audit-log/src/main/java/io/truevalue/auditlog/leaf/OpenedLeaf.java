package io.truevalue.auditlog.leaf;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A leaf with its personal values back in their places, as far as their keys are there. A value whose key was destroyed
 * reads {@code {"erased":true}}; one that does not open under its key, which only somebody at the database can bring
 * about, {@code {"unreadable":true}}.
 */
public final class OpenedLeaf {
    private final ObjectNode tree;

    private OpenedLeaf(ObjectNode tree) {
        this.tree = tree;
    }

    /** @param keys a person's own key; null where it was destroyed */
    public static OpenedLeaf of(
            UUID log, String leaf, SealedValues personal, Function<String, byte @Nullable []> keys) {
        ObjectNode tree = LeafText.parse(leaf);
        open(log, tree, personal, keys);
        MarkedText.undone(tree);
        return new OpenedLeaf(tree);
    }

    /** Puts the values back in their places. */
    static void open(UUID log, ObjectNode tree, SealedValues personal, Function<String, byte @Nullable []> keys) {
        List<String> opened = new ArrayList<>();
        for (SealedValue value : personal.values()) {
            byte[] personKey = keys.apply(value.person());
            if (personKey == null) {
                mark(tree, value.commitment(), "erased");
            } else {
                keyOf(log, tree, personKey)
                        .open(value.ciphertext())
                        .ifPresentOrElse(opened::add, () -> mark(tree, value.commitment(), "unreadable"));
            }
        }
        // Last, since what was sealed may itself look like a commitment.
        opened.forEach(text -> putBack(tree, text));
    }

    /** Of one person's values in this event. */
    static ValueKey keyOf(UUID log, ObjectNode tree, byte[] personKey) {
        return ValueKey.of(
                personKey,
                log,
                plain(tree.path("source").asText()),
                plain(tree.path("id").asText()));
    }

    /** The leaf without any personal value: null stands for each. */
    public static OpenedLeaf withoutPersonalValues(String leaf) {
        ObjectNode tree = LeafText.parse(leaf);
        change(tree, node -> LeafText.isCommitment(node) ? JsonNodeFactory.instance.nullNode() : node);
        MarkedText.undone(tree);
        return new OpenedLeaf(tree);
    }

    /** The structured CloudEvent, as JSON. */
    public String json() {
        return LeafText.told(tree);
    }

    /** An attribute's text; null where there is none or it was erased. */
    public @Nullable String attribute(String name) {
        return tree.path(name).textValue();
    }

    /** All of the event's data. */
    public JsonNode data() {
        return tree.path("data");
    }

    /** A member of the data as JSON; null where there is none. */
    public @Nullable String data(String member) {
        JsonNode value = tree.path("data").path(member);
        return value.isMissingNode() || value.isNull() ? null : LeafText.told(value);
    }

    private static String plain(String text) {
        return MarkedText.undone(JsonNodeFactory.instance.textNode(text)).asText();
    }

    private static void putBack(ObjectNode tree, String plain) {
        LeafText.parse(plain)
                .properties()
                .forEach(value -> Leaf.replace(tree, JsonPointer.compile(value.getKey()), value.getValue()));
    }

    private static void mark(ObjectNode tree, String commitment, String mark) {
        change(
                tree,
                node -> LeafText.isCommitment(node)
                                && commitment.equals(
                                        node.path(LeafText.COMMITMENT).textValue())
                        ? JsonNodeFactory.instance.objectNode().put(mark, true)
                        : node);
    }

    private static void change(JsonNode container, Function<JsonNode, JsonNode> changed) {
        switch (container) {
            case ObjectNode object ->
                object.properties().forEach(member -> member.setValue(inner(member.getValue(), changed)));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, inner(array.get(i), changed));
                }
            }
            default -> {}
        }
    }

    private static JsonNode inner(JsonNode node, Function<JsonNode, JsonNode> changed) {
        JsonNode now = changed.apply(node);
        change(now, changed);
        return now;
    }
}
