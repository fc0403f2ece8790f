package io.truevalue.attack.rls;

import java.util.ArrayList;
import java.util.List;

/** Counts what came of the attempts on one object. */
final class Tally {
    private final List<String> crossed = new ArrayList<>();
    private int tried;
    private int empty;
    private int refused;

    void empty() {
        tried++;
        empty++;
    }

    void refused() {
        tried++;
        refused++;
    }

    void crossed(String what) {
        tried++;
        crossed.add(what);
    }

    Finding finding(String kind, String object, String note) {
        return new Finding(kind, object, tried, empty, refused, crossed, note);
    }
}
