package io.truevalue.attack.rls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What crosses organisations by nature: {@code exceptions.csv}, a line and a reason each. */
final class Exceptions {
    private static final String EVERY_DATABASE = "*";

    /**
     * @param kind table, door, function or key
     * @param may for a table the statements that the service's role may send; for a function what it may do
     */
    record Entry(String database, String kind, String object, String may, String reason) {
        static Entry of(String line) {
            String[] parts = line.split(",", 5);
            if (parts.length != 5 || parts[4].isBlank()) {
                throw new IllegalStateException("an exception needs five columns, a reason last: " + line);
            }
            return new Entry(parts[0], parts[1], parts[2], parts[3], parts[4]);
        }

        boolean may(String word) {
            return List.of(may.split(" ")).contains(word);
        }
    }

    private final List<Entry> entries;
    private final String database;

    private Exceptions(List<Entry> entries, String database) {
        this.entries = entries;
        this.database = database;
    }

    static Exceptions of(String database) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Exceptions.class.getResourceAsStream("exceptions.csv")),
                StandardCharsets.UTF_8))) {
            return new Exceptions(
                    reader.lines()
                            .skip(1)
                            .filter(line -> !line.isBlank())
                            .map(Entry::of)
                            .filter(entry -> entry.database().equals(EVERY_DATABASE)
                                    || entry.database().equals(database))
                            .toList(),
                    database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Entry> find(String kind, String object) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind) && entry.object().equals(object))
                .findFirst();
    }

    /** Objects of this database that are listed as a kind, so that a line is not left behind by what it was for. */
    List<String> listed(String kind) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind) && entry.database().equals(database))
                .map(Entry::object)
                .toList();
    }
}
