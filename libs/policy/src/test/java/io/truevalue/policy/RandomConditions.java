package io.truevalue.policy;

import io.truevalue.tenancy.catalogue.Attribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes conditions of every allowed form, and records and callers that meet them often. */
final class RandomConditions {
    static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("owner_id", Attribute.Type.UUID, "Owner"),
            new Attribute("name", Attribute.Type.STRING, "Name"),
            new Attribute("city", Attribute.Type.STRING, "City"),
            new Attribute("amount", Attribute.Type.INTEGER, "Amount"),
            new Attribute("open", Attribute.Type.BOOLEAN, "Open"),
            new Attribute("birthday", Attribute.Type.DATE, "Birthday"),
            new Attribute("created_at", Attribute.Type.TIMESTAMP, "Created"),
            new Attribute("updated_at", Attribute.Type.TIMESTAMP, "Updated"),
            new Attribute("tags", Attribute.Type.STRINGS, "Tags"),
            new Attribute("marks", Attribute.Type.STRINGS, "Marks"));
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "ab",
            "vip",
            "VIP",
            "O'Brien",
            "say \"hi\"",
            "back\\slash",
            "$.x",
            "a.c",
            "^a$",
            "(",
            "[x]",
            "ü",
            "üb",
            "日本",
            "😀",
            "a😀",
            "\uFFFD",
            "line\nbreak",
            "tab\t",
            "%_",
            "***=x",
            "null",
            "\u202Eabc",
            "é",
            "e\u0301");
    private static final List<String> DATES = List.of("1990-01-31", "2000-02-29", "2026-11-21");
    private static final List<Instant> TIMES = List.of(
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("2026-11-21T16:00:00Z"),
            Instant.parse("2026-11-21T16:00:00.000001Z"),
            Instant.parse("2026-11-20T16:00:00Z"));

    private final Random random;

    RandomConditions(Random random) {
        this.random = random;
    }

    String condition(int depth) {
        int form = random.nextInt(depth <= 0 ? 12 : 20);
        return switch (form) {
            case 0 -> one("resource.name", "resource.city", "resource.owner_id") + equality() + text();
            case 1 ->
                one("resource.name", "resource.city") + "." + one("startsWith", "endsWith", "contains") + "(" + text()
                        + ")";
            case 2 -> one("resource.amount", "size(resource.tags)") + comparison() + number();
            case 3 -> one("resource.created_at", "resource.updated_at") + comparison() + time();
            case 4 -> time() + comparison() + "resource.created_at";
            case 5 -> text() + " in " + one("resource.tags", "resource.marks");
            case 6 ->
                one(
                        "resource.owner_id in principal.teams",
                        "resource.name in [" + text() + ", " + text() + "]",
                        "resource.amount in [1, 2]",
                        "resource.city in principal.roles");
            case 7 ->
                one(
                        "resource.open",
                        "resource.open" + equality() + "true",
                        "resource.birthday" + comparison() + quoted(one(DATES)),
                        "resource.owner_id == principal.id");
            case 8 ->
                one("resource.name", "resource.owner_id", "resource.created_at", "resource.amount") + equality()
                        + "null";
            case 9 ->
                one(
                        "resource.created_at" + comparison() + "resource.updated_at",
                        "resource.name" + equality() + "resource.city");
            case 10 -> quantified();
            case 11 -> known();
            case 12, 13, 14 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 15, 16, 17 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 18 -> "!(" + condition(depth - 1) + ")";
            default -> "(" + known() + " ? " + condition(depth - 1) + " : " + condition(depth - 1) + ")";
        };
    }

    private String known() {
        return one(
                "request.address.inNetwork(\"10.0.0.0/8\")",
                "principal.id == " + text(),
                "principal.email.endsWith(\"example\")",
                "\"otp\" in request.factors",
                "principal.roles.exists(r, r == \"admin\")",
                "request.time - request.authenticated_at < duration(\"10m\")",
                "request.time.getHours(\"Europe/Berlin\") < 18",
                "true",
                "false");
    }

    private String quantified() {
        return one("resource.tags", "resource.marks") + "." + one("exists", "all") + "(t, " + element(2) + ")";
    }

    private String element(int depth) {
        return switch (random.nextInt(depth <= 0 ? 4 : 7)) {
            case 0 -> "t" + equality() + text();
            case 1 -> "t." + one("startsWith", "endsWith", "contains") + "(" + text() + ")";
            case 2 -> "t in [" + text() + ", " + text() + "]";
            case 3 -> known();
            case 4 -> "(" + element(depth - 1) + " && " + element(depth - 1) + ")";
            case 5 -> "(" + element(depth - 1) + " || " + element(depth - 1) + ")";
            default -> "!(" + element(depth - 1) + ")";
        };
    }

    Map<String, @Nullable Object> record() {
        Map<String, @Nullable Object> record = new HashMap<>();
        record.put("owner_id", orNull(one(TEXTS)));
        record.put("name", orNull(one(TEXTS)));
        record.put("city", orNull(one(TEXTS)));
        record.put("amount", orNull((long) random.nextInt(-1, 3)));
        record.put("open", orNull(random.nextBoolean()));
        record.put("birthday", orNull(one(DATES)));
        record.put("created_at", orNull(one(TIMES)));
        record.put("updated_at", orNull(one(TIMES)));
        record.put("tags", texts());
        record.put("marks", orNull(texts()));
        return record;
    }

    Facts facts() {
        return new Facts(
                orNull(one(TEXTS)),
                "user",
                orNull("someone@example"),
                Set.copyOf(some()),
                Set.copyOf(some()),
                one(TIMES),
                orNull(one("10.1.2.3", "192.0.2.1", "not an address")),
                random.nextBoolean() ? Set.of("otp") : Set.of(),
                orNull(one(TIMES)));
    }

    private Set<String> some() {
        return new HashSet<>(texts());
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(one(TEXTS));
        }
        return texts;
    }

    private <T> @Nullable T orNull(T value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    private String equality() {
        return one(" == ", " != ");
    }

    private String comparison() {
        return one(" == ", " != ", " < ", " <= ", " > ", " >= ");
    }

    private String number() {
        return String.valueOf(random.nextInt(-1, 3));
    }

    private String time() {
        return one(
                "request.time",
                "request.authenticated_at",
                "timestamp(\"" + one(TIMES) + "\")",
                "(request.time - duration(\"24h\"))");
    }

    private String text() {
        return quoted(one(TEXTS));
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // Nothing is stored in it.
    private <T> T one(T... values) {
        return one(Arrays.asList(values));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
