package io.truevalue.crm.imports.csv;

import java.util.Comparator;
import java.util.List;

/** What separates a file's columns: of the usual characters, the one that its first line has most of. */
final class Separator {
    private static final List<Character> USUAL = List.of(',', ';', '\t', '|');

    private Separator() {}

    static char of(String start) {
        int[] counts = new int[USUAL.size()];
        boolean quoted = false;
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r') && i > 0) {
                break;
            } else if (!quoted && USUAL.indexOf(c) >= 0) {
                counts[USUAL.indexOf(c)]++;
            }
        }
        return USUAL.stream()
                .max(Comparator.comparingInt((Character c) -> counts[USUAL.indexOf(c)])
                        .thenComparingInt(c -> -USUAL.indexOf(c)))
                .orElse(',');
    }
}
