package io.truevalue.crm.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What search needs to know of a record.
 *
 * @param title what a hit is called
 * @param names found before all else, besides the title
 * @param details shown beneath the title, and found
 * @param more found, but not shown
 */
public record Findable(
        String type,
        UUID id,
        @Nullable UUID ownerId,
        @Nullable UUID teamId,
        String title,
        List<@Nullable String> names,
        List<@Nullable String> details,
        List<@Nullable String> more) {
    private static final int LONGEST_SNIPPET = 240;

    String snippet() {
        String whole = details.stream()
                .filter(detail -> detail != null && !detail.isBlank())
                .distinct()
                .collect(Collectors.joining(" · "));
        return whole.codePointCount(0, whole.length()) <= LONGEST_SNIPPET
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LONGEST_SNIPPET)) + "…";
    }

    /** Whether each of the words, as {@link Words} makes them, begins one of its own. */
    boolean says(List<String> sought) {
        List<String> all = new ArrayList<>(Words.of(title));
        Stream.of(names, details, more)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .forEach(text -> all.addAll(Words.of(text)));
        return sought.stream().allMatch(word -> all.stream().anyMatch(own -> own.startsWith(word)));
    }

    /** As a {@code tsvector} is written: names weigh most, then details. */
    String words() {
        WeightedWords words = new WeightedWords();
        words.add(title, 'A');
        names.stream().filter(Objects::nonNull).forEach(text -> words.add(text, 'A'));
        details.stream().filter(Objects::nonNull).forEach(text -> words.add(text, 'B'));
        more.stream().filter(Objects::nonNull).forEach(text -> words.add(text, 'C'));
        return words.text();
    }
}
