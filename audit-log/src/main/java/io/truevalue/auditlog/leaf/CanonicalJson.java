package io.truevalue.auditlog.leaf;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes JSON as RFC 8785 says: members in order of their UTF-16 units, no spaces, ECMAScript's numbers. Two things that
 * it cannot write are kept all the same, marked as {@link MarkedText} says: a number that no double's text tells exactly
 * stands as a text; a lone surrogate stands as its escape, as ECMAScript's {@code JSON.stringify} writes it.
 */
public final class CanonicalJson {
    private static final long LARGEST_SAFE = 1L << 53;
    private static final int LARGEST_PLAIN_EXPONENT = 21;
    private static final int SMALLEST_PLAIN_EXPONENT = -6;
    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(1_024);

    private CanonicalJson() {}

    public static String of(JsonNode node) {
        CanonicalJson json = new CanonicalJson();
        json.write(node);
        return json.out.toString();
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(MarkedText.ofText(node.textValue()));
            case NUMBER -> number(node);
            case BOOLEAN, NULL -> out.append(node.asText());
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
        }
    }

    private void object(JsonNode node) {
        Map<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        char separator = '{';
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            out.append(separator);
            string(member.getKey());
            out.append(':');
            write(member.getValue());
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private void array(JsonNode node) {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(node.get(i));
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        int plain = plain(text);
        out.append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || isLoneSurrogate(text, i)) {
                        escape(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** How many of the first characters stand for themselves; others that do may follow. */
    private static int plain(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && c < 0x7f;
    }

    static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xf));
        }
    }

    private void number(JsonNode node) {
        if (node.canConvertToLong() && node.isIntegralNumber() && Math.abs(node.longValue()) <= LARGEST_SAFE) {
            out.append(node.longValue());
            return;
        }
        BigDecimal exact = node.decimalValue();
        double nearest = exact.doubleValue();
        if (!Double.isInfinite(nearest)) {
            String text = ecmaScript(nearest);
            if (new BigDecimal(text).compareTo(exact) == 0) {
                out.append(text);
                return;
            }
        }
        string(MarkedText.ofNumber(exact));
    }

    /** ECMA-262 section 6.1.6.1.20, Number::toString, of a finite double. */
    static String ecmaScript(double value) {
        if (value == 0) {
            return "0";
        }
        if (value < 0) {
            return "-" + ecmaScript(-value);
        }
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().toString();
        int count = digits.length();
        int point = count - shortest.scale();
        if (count <= point && point <= LARGEST_PLAIN_EXPONENT) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= LARGEST_PLAIN_EXPONENT) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (SMALLEST_PLAIN_EXPONENT < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /** The fewest digits that mean this double. Java writes two where one would do. */
    private static BigDecimal shortest(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() != 2) {
            return decimal;
        }
        BigDecimal one = decimal.round(ONE_DIGIT).stripTrailingZeros();
        return one.doubleValue() == value ? one : decimal;
    }
}
