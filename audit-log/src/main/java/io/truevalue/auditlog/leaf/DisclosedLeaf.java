package io.truevalue.auditlog.leaf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A leaf for somebody who verifies it: opened, with the marks of {@link MarkedText} as the leaf has them, and with the keys of
 * this event's personal values, which open nothing else.
 *
 * @param keys by person; none of who was erased
 */
public record DisclosedLeaf(JsonNode opened, Map<String, byte[]> keys) {
    /**
     * @param personKeys a person's own key; null where it was destroyed
     * @throws IllegalStateException where the leaf is no JSON, which only somebody at the database can bring about
     */
    public static DisclosedLeaf of(
            UUID log, String leaf, SealedValues personal, Function<String, byte @Nullable []> personKeys) {
        ObjectNode tree = LeafText.parse(leaf);
        Map<String, byte[]> keys = new HashMap<>();
        for (SealedValue value : personal.values()) {
            byte[] personKey = personKeys.apply(value.person());
            if (personKey != null) {
                keys.put(value.person(), OpenedLeaf.keyOf(log, tree, personKey).bytes());
            }
        }
        OpenedLeaf.open(log, tree, personal, personKeys);
        return new DisclosedLeaf(tree, keys);
    }
}
