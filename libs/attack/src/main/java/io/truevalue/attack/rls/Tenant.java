package io.truevalue.attack.rls;

import java.util.UUID;
import java.util.stream.Stream;

/**
 * An organisation that exists for the time of an attack alone. Its ids and words stand in no other row.
 *
 * @param thing the id of whatever is planted
 * @param word stands in every text that can hold it
 */
record Tenant(UUID org, UUID user, UUID thing, UUID other, String word) {
    static Tenant named(String name) {
        String word = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        return new Tenant(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), word);
    }

    /** Whether a text tells anything of it that was not known before. */
    boolean isToldBy(String text, String known) {
        return tellsIds(text, known) || tells(text, known, word);
    }

    boolean tellsIds(String text, String known) {
        return Stream.of(org, user, thing, other).anyMatch(id -> tells(text, known, id.toString()));
    }

    private static boolean tells(String text, String known, String mark) {
        return text.contains(mark) && !known.contains(mark);
    }

    /** Whose rows a table's are, by its marking column. */
    UUID in(Table table) {
        return table.hasTenant() ? org : user;
    }
}
