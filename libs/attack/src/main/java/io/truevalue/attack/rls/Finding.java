package io.truevalue.attack.rls;

import java.util.List;

/**
 * What was tried on one object of a database, and what came of it.
 *
 * @param kind table, view, sequence, function, rule or role
 * @param tried how many attempts were made
 * @param empty how many of them saw and changed nothing
 * @param refused how many of them the server refused
 * @param crossed a line for each that did what it must not; none is what is expected
 * @param note why it is an exception, or empty
 */
public record Finding(
        String kind, String object, int tried, int empty, int refused, List<String> crossed, String note) {
    public Finding {
        crossed = List.copyOf(crossed);
    }

    /** A broken rule of the catalogue. */
    static Finding rule(String rule, List<String> broken) {
        return new Finding("rule", rule, 1, broken.isEmpty() ? 1 : 0, 0, broken, "");
    }

    public boolean held() {
        return crossed.isEmpty();
    }
}
