package io.truevalue.bench.auth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One call's times and answers, for known addresses and unknown ones. */
final class Comparison {
    private static final double NANOS_A_MILLI = 1e6;

    private final Question question;
    private final List<Long> known = new ArrayList<>();
    private final List<Long> unknown = new ArrayList<>();
    private final Set<String> knownAnswers = new HashSet<>();
    private final Set<String> unknownAnswers = new HashSet<>();

    /**
     * @param shape status and body, without what differs at each request
     */
    record Timed(long nanos, String shape) {}

    Comparison(Question question) {
        this.question = question;
    }

    void add(boolean isKnown, Timed timed) {
        (isKnown ? known : unknown).add(timed.nanos());
        (isKnown ? knownAnswers : unknownAnswers).add(timed.shape());
    }

    boolean isSameAnswer() {
        return knownAnswers.equals(unknownAnswers) && knownAnswers.size() == 1;
    }

    String row() {
        double first = median(known);
        double second = median(unknown);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.1f %% | %s |",
                question.title(),
                first,
                second,
                Math.abs(first - second) / Math.max(first, second) * 100,
                isSameAnswer() ? "yes" : "**no**: " + knownAnswers + " and " + unknownAnswers);
    }

    private static double median(List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2) / NANOS_A_MILLI;
    }
}
