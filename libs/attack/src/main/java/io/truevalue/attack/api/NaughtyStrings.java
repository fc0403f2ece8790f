package io.truevalue.attack.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The 515 texts of the Big List of Naughty Strings (Max Woolf and others, MIT; see NAUGHTY-STRINGS-LICENCE beside it). */
public final class NaughtyStrings {
    private NaughtyStrings() {}

    public static List<String> all() {
        try (InputStream file = Objects.requireNonNull(
                NaughtyStrings.class.getResourceAsStream("naughty-strings.json"), "naughty-strings.json")) {
            return List.copyOf(new ObjectMapper().readValue(file, new TypeReference<List<String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
