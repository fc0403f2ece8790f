package io.truevalue.auditlog.leaf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;

/**
 * How a canonical text tells a number that it could not write as one: {@code number:} and its decimal text. A text that
 * itself begins so is written after {@code text:}, and so is one that begins like that.
 */
final class MarkedText {
    private static final String NUMBER = "number:";
    private static final String TEXT = "text:";

    private MarkedText() {}

    static String ofText(String text) {
        return text.startsWith(NUMBER) || text.startsWith(TEXT) ? TEXT + text : text;
    }

    static String ofNumber(BigDecimal number) {
        return NUMBER + number;
    }

    /** The tree that was written, its members in their canonical order; containers are changed in place. */
    static JsonNode undone(JsonNode node) {
        switch (node) {
            case ObjectNode object -> object.properties().forEach(member -> member.setValue(undone(member.getValue())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, undone(array.get(i)));
                }
            }
            case TextNode text -> {
                return undone(text);
            }
            default -> {}
        }
        return node;
    }

    private static JsonNode undone(TextNode text) {
        String value = text.textValue();
        if (value.startsWith(NUMBER)) {
            return DecimalNode.valueOf(new BigDecimal(value.substring(NUMBER.length())));
        }
        return value.startsWith(TEXT) ? JsonNodeFactory.instance.textNode(value.substring(TEXT.length())) : text;
    }
}
