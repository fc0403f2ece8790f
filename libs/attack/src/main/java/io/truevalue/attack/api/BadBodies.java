package io.truevalue.attack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.attack.api.BadBody.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every way of making a good body bad, one at a time. */
public final class BadBodies {
    /** Stands where a text is put that JsonNode cannot hold. */
    private static final String PLACE = "\"@place@\"";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONG_WHERE_NOTHING_IS_SAID = 100_000;
    private static final int LEVELS = 1_000;
    private static final Map<String, String> ODD_TEXTS = Map.of(
            "NUL in", "\"a\\u0000b\"",
            "a lone high surrogate in", "\"a\\ud800b\"",
            "a lone low surrogate in", "\"a\\udc00b\"",
            "a right-to-left override in", "\"a\\u202eb\\u2066c\"",
            "10,000 combining marks in", "\"a" + "\\u0301".repeat(10_000) + "\"",
            "characters past the first plane in", "\"\\ud83d\\udc69\\u200d\\ud83d\\udc67\"");
    private static final List<String> HUGE_NUMBERS = List.of(
            "1e400", "-1e400", "9223372036854775808", "-9223372036854775809", "1" + "0".repeat(1_000), "0.1e-400");
    private static final List<String> ODD_ADDRESSES = List.of(
            "josé@exämple.example",
            "a+b+c@attack.example",
            "\\\"a b\\\"@attack.example",
            "аdmin@attack.example",
            "a@xn--80ak6aa92e.example",
            "a@attack.example.",
            "a@attack.example\\r\\nBcc: b@attack.example",
            "a@b@attack.example",
            "@attack.example",
            "a@",
            "a@[127.0.0.1]",
            "İ@attack.example");
    private static final List<String> ODD_TIMES = List.of(
            "2026-01-01T00:00:00+05:30",
            "2026-01-01T00:00:00-12:00",
            "2026-06-30T23:59:60Z",
            "2026-01-01T00:00:00",
            "2026-01-01 00:00:00Z",
            "2026-13-01T00:00:00Z",
            "+292278994-08-17T07:12:55Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "now");

    private final Api api;
    private final Operation operation;
    private final JsonNode good;
    private final List<BadBody> bodies = new ArrayList<>();

    private BadBodies(Api api, Operation operation, JsonNode good) {
        this.api = api;
        this.operation = operation;
        this.good = good;
    }

    /** @param good a body that the operation takes, with as many of its members as can be */
    public static List<BadBody> of(Api api, Operation operation, JsonNode good) {
        BadBodies made = new BadBodies(api, operation, good);
        made.whole();
        for (Field field : Field.of(api, operation.body(), good)) {
            made.types(field);
            made.presence(field);
            made.texts(field);
            made.numbers(field);
            made.formats(field);
            made.structure(field);
        }
        return List.copyOf(made.bodies);
    }

    /** The places of a good body where any text may stand. */
    public static List<Field> freeTexts(Api api, Operation operation, JsonNode good) {
        return Field.of(api, operation.body(), good).stream()
                .filter(Field::isFreeText)
                .toList();
    }

    private void whole() {
        if (operation.bodyRequired()) {
            bodies.add(new BadBody("nothing instead of", "", "", Verdict.REFUSED));
        }
        for (String text : List.of("null", "[]", "\"text\"", "7", "{", "{]", "{\"a\":1", "[" + good + "]")) {
            bodies.add(new BadBody("instead of", "", text, Verdict.REFUSED));
        }
        bodies.add(new BadBody("1,000 levels instead of", "", nested(), Verdict.REFUSED));
        bodies.add(new BadBody("more after", "", good + " {}", Verdict.REFUSED));
        ObjectNode more = good.deepCopy();
        more.put("no_such_field", 1);
        bodies.add(new BadBody("an unknown field in", "no_such_field", more.toString(), Verdict.NAMED));
        for (Map.Entry<String, JsonNode> member : good.properties()) {
            String name = '"' + member.getKey() + "\":" + member.getValue();
            String doubled = "{" + name + "," + good.toString().substring(1);
            bodies.add(new BadBody("a second", member.getKey(), doubled, Verdict.REFUSED));
        }
    }

    private void types(Field field) {
        Map<String, String> values = Map.of(
                "string",
                "\"text\"",
                "integer",
                "7",
                "number",
                "7.5",
                "boolean",
                "true",
                "array",
                "[]",
                "object",
                "{}");
        values.forEach((type, value) -> {
            boolean whole = type.equals("integer") && field.takes("number");
            if (!field.takes(type) && !whole) {
                bodies.add(at(field, type + " as", value, Verdict.NAMED));
            }
        });
        if (field.schema().has("enum")) {
            bodies.add(at(field, "an unknown word as", "\"no-such-word\"", Verdict.NAMED));
        }
    }

    private void presence(Field field) {
        if (!operation.isPatch()) {
            if (field.required()) {
                JsonNode body = good.deepCopy();
                field.remove(body);
                bodies.add(new BadBody("missing", field.path(), body.toString(), Verdict.NAMED));
            }
            if (!field.takesNull() && (field.required() || field.isItem())) {
                bodies.add(at(field, "null as", "null", Verdict.NAMED));
            }
        }
    }

    private void texts(Field field) {
        if (!Api.types(field.schema()).contains("string")) {
            return;
        }
        int most = field.schema().path("maxLength").asInt(LONG_WHERE_NOTHING_IS_SAID);
        bodies.add(at(field, "too long", '"' + "a".repeat(most + 1) + '"', Verdict.NAMED));
        if (field.schema().path("minLength").asInt(0) > 0) {
            bodies.add(at(field, "empty", "\"\"", Verdict.NAMED));
        }
        ODD_TEXTS.forEach((what, text) -> bodies.add(at(field, what, text, Verdict.NAMED_OR_KEPT)));
    }

    private void numbers(Field field) {
        if (Api.types(field.schema()).contains("integer")
                || Api.types(field.schema()).contains("number")) {
            HUGE_NUMBERS.forEach(number -> bodies.add(at(field, "huge", number, Verdict.REFUSED)));
        }
    }

    private void formats(Field field) {
        switch (field.schema().path("format").asText()) {
            case "uuid" -> bodies.add(at(field, "no UUID as", "\"not-a-uuid\"", Verdict.NAMED));
            case "date-time" ->
                ODD_TIMES.forEach(
                        time -> bodies.add(at(field, time + " as", '"' + time + '"', Verdict.NAMED_OR_TAKEN)));
            case "date" -> bodies.add(at(field, "no date as", "\"2026-02-30\"", Verdict.NAMED));
            default -> {
                if (field.path().matches(".*e?mail(s\\[0]\\.value)?")) {
                    ODD_ADDRESSES.forEach(address ->
                            bodies.add(at(field, address + " as", '"' + address + '"', Verdict.NAMED_OR_TAKEN)));
                }
            }
        }
    }

    private void structure(Field field) {
        bodies.add(at(field, "1,000 levels as", nested(), Verdict.REFUSED));
        JsonNode schema = api.schema(field.schema());
        if (field.in(good).isObject() && !schema.path("additionalProperties").asBoolean(false)) {
            ObjectNode value = field.in(good).deepCopy();
            value.put("no_such_field", 1);
            bodies.add(at(field, "an unknown field in", value.toString(), Verdict.REFUSED));
        }
        if (schema.has("maxItems")) {
            String item = field.in(good).path(0).toString();
            String many = (item + ",").repeat(schema.path("maxItems").asInt()) + item;
            bodies.add(at(field, "too many", "[" + many + "]", Verdict.NAMED));
        }
    }

    private BadBody at(Field field, String what, String value, Verdict verdict) {
        JsonNode body = good.deepCopy();
        field.set(body, JSON.textNode(PLACE.substring(1, PLACE.length() - 1)));
        return new BadBody(what, field.path(), body.toString().replace(PLACE, value), verdict);
    }

    private static String nested() {
        return "[".repeat(LEVELS) + "]".repeat(LEVELS);
    }
}
