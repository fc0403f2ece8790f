package io.truevalue.gateway.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read strictly: UTF-8, no doubled member, nothing after it, bounded. Values are texts, whole numbers
 * that fit a long, truth values, lists of texts, or something that no claim of ours may be.
 */
final class Claims {
    private static final Object OTHER = new Object();
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(20)
                    .maxStringLength(8_192)
                    .build())
            .build();

    private final Map<String, Object> members = new HashMap<>();

    private Claims() {}

    static Claims parse(byte[] json) {
        Claims claims = new Claims();
        // From text, since the parser would otherwise guess UTF-16 and UTF-32 too.
        try (JsonParser parser = JSON.createParser(utf8(json))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new TokenRefused("a part that is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                claims.members.put(name, value(parser));
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new TokenRefused("a part with more than a JSON object");
            }
        } catch (IOException e) {
            throw new TokenRefused("a part that is not strict JSON");
        }
        return claims;
    }

    private static String utf8(byte[] json) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        if (token == JsonToken.START_ARRAY) {
            return list(parser);
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        parser.skipChildren();
        return OTHER;
    }

    private static Object list(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>();
        boolean onlyTexts = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new TokenRefused("a part that ends early");
            }
            if (token == JsonToken.VALUE_STRING) {
                texts.add(parser.getText());
            } else {
                onlyTexts = false;
                parser.skipChildren();
            }
        }
        return onlyTexts ? texts : OTHER;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw new TokenRefused("no " + name);
        }
        return text;
    }

    @Nullable
    String optionalText(String name) {
        Object value = members.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && text.chars().noneMatch(c -> c < 0x20 || c == 0x7F)) {
            return text;
        }
        throw new TokenRefused(name + " of another kind");
    }

    /** A whole number of seconds since 1970, within the next ten thousand years. */
    long seconds(String name) {
        if (members.get(name) instanceof Long seconds && seconds >= 0 && seconds < 253_402_300_800L) {
            return seconds;
        }
        throw new TokenRefused("no usable " + name);
    }

    /** False where it is absent. */
    boolean isTrue(String name) {
        if (members.getOrDefault(name, false) instanceof Boolean value) {
            return value;
        }
        throw new TokenRefused(name + " of another kind");
    }

    /** A list of texts, joined by commas, none of which may hold one; empty where there is no list. */
    String joined(String name) {
        Object value = members.getOrDefault(name, List.of());
        if (!(value instanceof List<?> list)) {
            throw new TokenRefused(name + " of another kind");
        }
        StringBuilder joined = new StringBuilder();
        for (Object each : list) {
            String text = (String) each;
            if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7F || c == ',')) {
                throw new TokenRefused(name + " with a separator inside");
            }
            joined.append(joined.isEmpty() ? "" : ",").append(text);
        }
        return joined.toString();
    }
}
