package io.truevalue.cli.audit;

import io.truevalue.auditbundle.OutsideCheckpoints;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.merkle.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param bundle a path, or {@code -}
 * @param keys those given; none to believe the bundle's
 */
record Asked(String bundle, List<VerifierKey> keys, List<SignedCheckpoint> checkpoints) {
    static Asked read(List<String> arguments) throws IOException {
        String bundle = "";
        List<VerifierKey> keys = new ArrayList<>();
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            String word = words.next();
            switch (word) {
                case "--key" -> keys.addAll(keys(value(word, words)));
                case "--checkpoints" -> checkpoints.addAll(checkpoints(value(word, words)));
                default -> {
                    if (!bundle.isEmpty() || word.startsWith("--") || word.isEmpty()) {
                        throw new IllegalArgumentException("'" + word + "' is one word too many.");
                    }
                    bundle = word;
                }
            }
        }
        if (bundle.isEmpty()) {
            throw new IllegalArgumentException("A bundle must be named.");
        }
        return new Asked(bundle, keys, checkpoints);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs something after it.");
        }
        return words.next();
    }

    /** The key itself, or a file with a key a line. */
    private static List<VerifierKey> keys(String given) throws IOException {
        if (given.contains("+")) {
            return List.of(VerifierKey.parse(given));
        }
        List<VerifierKey> keys = Files.readString(Path.of(given))
                .lines()
                .filter(line -> !line.isBlank())
                .map(VerifierKey::parse)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(given + " holds no key.");
        }
        return keys;
    }

    private static List<SignedCheckpoint> checkpoints(String file) throws IOException {
        List<SignedCheckpoint> found = OutsideCheckpoints.in(Files.readString(Path.of(file)));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no checkpoint.");
        }
        return found;
    }
}
