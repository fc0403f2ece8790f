package io.truevalue.auditlog.leaf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** JSON of every kind, of a seed. */
final class RandomJson {
    private static final List<String> TEXTS = List.of(
            "", "a", "number:1", "text:", "é", "e\u0301", "\u0000", "😀", "\ud800", "\"\\/", "=cmd()", "\r\n\t");
    private static final List<String> NUMBERS = List.of(
            "0", "-0", "1", "1.50", "1e2", "12345678901234567890", "0.1", "1e-7", "1e21", "1e400", "9007199254740993");

    private RandomJson() {}

    static String of(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> text(TEXTS.get(random.nextInt(TEXTS.size())));
            case 1 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 2 -> random.nextBoolean() ? "true" : "false";
            case 3 -> "null";
            case 4 -> {
                List<String> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(of(random, depth - 1));
                }
                yield "[" + String.join(", ", items) + "]";
            }
            default -> {
                List<String> members = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.add(text(i + TEXTS.get(random.nextInt(TEXTS.size()))) + " : " + of(random, depth - 1));
                }
                yield "{" + String.join(",", members) + "}";
            }
        };
    }

    /** The same, its members in another order. */
    static String shuffled(JsonNode node, Random random) {
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(shuffled(item, random)));
            return "[" + String.join(",", items) + "]";
        }
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
            Collections.shuffle(members, random);
            List<String> texts = new ArrayList<>();
            members.forEach(member -> texts.add(text(member.getKey()) + ":" + shuffled(member.getValue(), random)));
            return "{" + String.join(",", texts) + "}";
        }
        return node.toString();
    }

    private static String text(String value) {
        return JsonNodeFactory.instance.textNode(value).toString();
    }
}
