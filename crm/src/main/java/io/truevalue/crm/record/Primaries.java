package io.truevalue.crm.record;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which of a list's entries is the primary one. */
final class Primaries {
    private Primaries() {}

    /** The first, unless one says so. */
    static <T> int only(String field, List<T> entries, Predicate<T> primary, Faults faults) {
        int[] primaries = IntStream.range(0, entries.size())
                .filter(i -> primary.test(entries.get(i)))
                .toArray();
        if (primaries.length > 1) {
            faults.add(field, "several_primary", "only one may be primary");
        }
        return primaries.length == 0 ? 0 : primaries[0];
    }
}
