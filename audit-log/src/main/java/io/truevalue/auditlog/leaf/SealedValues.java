package io.truevalue.auditlog.leaf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ciphertexts that stand beside an event's leaf, one for each person of whom it holds personal values.
 *
 * @param values in no order that means anything
 */
public record SealedValues(List<SealedValue> values) {
    public static final SealedValues NONE = new SealedValues(List.of());

    public SealedValues {
        values = List.copyOf(values);
    }

    /** As {@link #text()} wrote them; null where there are none. */
    public static SealedValues parse(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        List<SealedValue> values = new ArrayList<>();
        try {
            for (JsonNode value : LeafText.JSON.readTree(text)) {
                values.add(new SealedValue(
                        value.path("person").asText(),
                        Base64.getDecoder().decode(value.path("ciphertext").asText())));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("sealed values are not as they were written", e);
        }
        return new SealedValues(values);
    }

    /** JSON, an array of {@code {"person","ciphertext"}}; null where there are none. */
    public @Nullable String text() {
        if (values.isEmpty()) {
            return null;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
        for (SealedValue value : values) {
            array.addObject()
                    .put("person", value.person())
                    .put("ciphertext", Base64.getEncoder().encodeToString(value.ciphertext()));
        }
        return array.toString();
    }
}
