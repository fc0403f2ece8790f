package io.truevalue.auditbundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/** Reads JSON strictly: one value, no member twice. Members are taken out by kind, or the line is refused. */
final class Json {
    private static final ObjectReader READER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .reader();
    private static final long MOST_LEAVES = 1L << 53;

    private Json() {}

    static JsonNode object(byte[] text) {
        try {
            return checked(READER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new BundleRejected("it is no JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new BundleRejected("it is no JSON");
        }
    }

    private static JsonNode checked(JsonNode node) {
        BundleRejected.unless(node.isObject(), "it is no JSON object");
        return node;
    }

    static String text(JsonNode from, String member) {
        JsonNode value = from.path(member);
        BundleRejected.unless(value.isTextual(), member + " is no text");
        return value.textValue();
    }

    static JsonNode object(JsonNode from, String member) {
        JsonNode value = from.path(member);
        BundleRejected.unless(value.isObject(), member + " is no object");
        return value;
    }

    /** How many leaves, or which. */
    static long leaves(JsonNode from, String member) {
        JsonNode value = from.path(member);
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 0
                && value.longValue() < MOST_LEAVES;
        BundleRejected.unless(fits, member + " is no number of leaves");
        return value.longValue();
    }

    static byte[] bytes(JsonNode from, String member) {
        String text = text(from, member);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            BundleRejected.unless(endsAsEncoded(text, bytes), member + " is not base64");
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new BundleRejected(member + " is not base64");
        }
    }

    /** The decoder takes any bits beyond the last byte; there is one text for each value all the same. */
    private static boolean endsAsEncoded(String text, byte[] bytes) {
        byte[] last = Arrays.copyOfRange(bytes, Math.max(0, (bytes.length - 1) / 3 * 3), bytes.length);
        return text.endsWith(Base64.getEncoder().encodeToString(last));
    }
}
