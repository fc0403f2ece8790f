package io.truevalue.auditlog.retention;

import java.util.List;

/** For how many days tables of events are kept: 90 days, a year, seven years. */
final class KeptDays {
    private static final List<Integer> CLASSES = List.of(90, 365, 2557);

    private KeptDays() {}

    /** The least of them that keeps events so long; the greatest where none does. */
    static int atLeast(int days) {
        return CLASSES.stream().filter(kept -> kept >= days).findFirst().orElse(CLASSES.getLast());
    }
}
