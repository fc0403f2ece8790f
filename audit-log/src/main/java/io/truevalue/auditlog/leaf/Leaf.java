package io.truevalue.auditlog.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.merkle.Rfc6962;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * An event as it is hashed: the canonical JSON of the CloudEvent and of when it was recorded, with a commitment in place
 * of each personal value.
 *
 * @param text canonical, whose UTF-8 bytes are the leaf
 */
public record Leaf(String text, SealedValues personal) {
    /**
     * @param personal which values are personal and whose, as {@link PersonalSpots#of} found
     * @param keys each person's own key, 32 bytes
     */
    public static Leaf of(
            ReceivedEvent event,
            UUID log,
            Instant recordedAt,
            Map<String, List<String>> personal,
            Function<String, byte[]> keys) {
        ObjectNode tree = tree(event, recordedAt);
        List<SealedValue> sealed = new ArrayList<>(personal.size());
        personal.forEach((person, pointers) -> {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            pointers.forEach(pointer -> values.put(pointer, tree.at(pointer)));
            ObjectNode plain = JsonNodeFactory.instance.objectNode();
            plain.setAll(values);
            ValueKey key = ValueKey.of(keys.apply(person), log, event.source(), event.id());
            SealedValue value = new SealedValue(person, key.seal(CanonicalJson.of(plain)));
            sealed.add(value);
            ObjectNode commitment = JsonNodeFactory.instance.objectNode().put(LeafText.COMMITMENT, value.commitment());
            pointers.forEach(pointer -> replace(tree, JsonPointer.compile(pointer), commitment));
        });
        return new Leaf(CanonicalJson.of(tree), new SealedValues(sealed));
    }

    /** RFC 6962's. */
    public byte[] hash() {
        return Rfc6962.leafHash(text.getBytes(UTF_8));
    }

    /** The structured form of the event; its data is a copy. */
    private static ObjectNode tree(ReceivedEvent event, Instant recordedAt) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        event.extensions().forEach(tree::put);
        return tree.put("specversion", "1.0")
                .put("id", event.id())
                .put("source", event.source())
                .put("type", event.type())
                .put("subject", event.subject())
                .put("time", event.time().toString())
                .put("recordedtime", recordedAt.toString())
                .set("data", event.data().deepCopy());
    }

    static void replace(ObjectNode tree, JsonPointer pointer, JsonNode value) {
        JsonNode parent = tree.at(pointer.head());
        String last = pointer.last().getMatchingProperty();
        switch (parent) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.set(pointer.last().getMatchingIndex(), value);
            default -> throw new IllegalStateException("nothing stands at " + pointer);
        }
    }
}
