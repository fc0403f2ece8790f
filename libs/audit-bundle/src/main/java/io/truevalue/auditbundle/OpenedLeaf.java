package io.truevalue.auditbundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a leaf's personal values back where commitments to them stand. Every commitment must have its ciphertext and every
 * ciphertext a commitment, and a ciphertext speaks of exactly the places where it is committed to.
 */
final class OpenedLeaf {
    static final String OTHER_VALUE = "a personal value is not the one that was recorded";
    static final String CLOSED = "a personal value cannot be opened";

    private static final String COMMITMENT = "commitment";
    private static final JsonNode ERASED = JsonNodeFactory.instance.objectNode().put("erased", true);

    /** What one ciphertext holds, and how many of its places were filled. */
    private static final class Values {
        final @Nullable JsonNode byPointer;
        int filled;

        Values(@Nullable JsonNode byPointer) {
            this.byPointer = byPointer;
        }
    }

    private final Map<String, Values> byCommitment = new HashMap<>();

    private final Personal crypto;

    private OpenedLeaf(Personal crypto) {
        this.crypto = crypto;
    }

    /** Changes the leaf that it is given. */
    static JsonNode open(JsonNode leaf, JsonNode personal, Personal crypto) {
        OpenedLeaf opened = new OpenedLeaf(crypto);
        Set<String> people = new HashSet<>();
        for (JsonNode one : personal) {
            BundleRejected.unless(people.add(Json.text(one, "person")), OTHER_VALUE);
            byte[] ciphertext = Json.bytes(one, "ciphertext");
            String commitment = crypto.commitment(ciphertext);
            opened.byCommitment.put(commitment, new Values(opened.values(one, ciphertext, leaf, commitment)));
        }
        BundleRejected.unless(opened.byCommitment.size() == people.size(), OTHER_VALUE);
        opened.fill(leaf, "");
        opened.byCommitment.values().forEach(OpenedLeaf::wholly);
        return leaf;
    }

    private @Nullable JsonNode values(JsonNode one, byte[] ciphertext, JsonNode leaf, String commitment) {
        if (!one.has("key")) {
            return null;
        }
        try {
            return crypto.open(ciphertext, Json.bytes(one, "key"));
        } catch (BundleRejected e) {
            throw new BundleRejected(leaf.toString().contains(commitment) ? CLOSED : OTHER_VALUE);
        }
    }

    private static void wholly(Values values) {
        BundleRejected.unless(values.filled > 0, OTHER_VALUE);
        BundleRejected.unless(values.byPointer == null || values.byPointer.size() == values.filled, CLOSED);
    }

    private void fill(JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (member.getValue().isContainerNode()) {
                    String there = pointer + "/" + escaped(member.getKey());
                    member.setValue(filled(member.getValue(), there));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isContainerNode()) {
                    array.set(i, filled(array.get(i), pointer + "/" + i));
                }
            }
        }
    }

    private JsonNode filled(JsonNode node, String pointer) {
        if (node.size() != 1 || !node.path(COMMITMENT).isTextual()) {
            fill(node, pointer);
            return node;
        }
        Values values = byCommitment.get(node.get(COMMITMENT).textValue());
        if (values == null) {
            throw new BundleRejected(OTHER_VALUE);
        }
        values.filled++;
        if (values.byPointer == null) {
            return ERASED;
        }
        JsonNode value = values.byPointer.get(pointer);
        if (value == null) {
            throw new BundleRejected(CLOSED);
        }
        return value;
    }

    private static String escaped(String member) {
        return member.indexOf('~') < 0 && member.indexOf('/') < 0
                ? member
                : member.replace("~", "~0").replace("/", "~1");
    }
}
