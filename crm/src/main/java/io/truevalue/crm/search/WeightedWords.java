package io.truevalue.crm.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects words with the weight of where they first stood. */
final class WeightedWords {
    private static final int MOST = 1_000;

    private final Map<String, String> weights = new LinkedHashMap<>();

    void add(String text, char weight) {
        for (String word : Words.of(text)) {
            if (weights.size() < MOST) {
                weights.putIfAbsent(word, (weights.size() + 1) + String.valueOf(weight));
            }
        }
    }

    /** Words hold letters, marks and digits alone, so that none can end its quotes. */
    String text() {
        return weights.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "':" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
