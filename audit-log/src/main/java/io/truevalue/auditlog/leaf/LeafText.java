package io.truevalue.auditlog.leaf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads what {@link CanonicalJson} wrote, with numbers as they stand. */
final class LeafText {
    static final String COMMITMENT = "commitment";

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private LeafText() {}

    static ObjectNode parse(String leaf) {
        try {
            return (ObjectNode) JSON.readTree(leaf);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a leaf is not as it was written", e);
        }
    }

    /** Whether it has the form of a commitment: an object of that one member. */
    static boolean isCommitment(JsonNode node) {
        return node.isObject() && node.size() == 1 && node.has(COMMITMENT);
    }

    /** JSON that every encoder takes: a lone surrogate, which UTF-8 has no bytes for, stands as its escape. */
    static String told(JsonNode node) {
        String text = node.toString();
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (CanonicalJson.isLoneSurrogate(text, i)) {
                escaped.append("\\u%04x".formatted((int) text.charAt(i)));
            } else {
                escaped.append(text.charAt(i));
            }
        }
        return escaped.toString();
    }
}
