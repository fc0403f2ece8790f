package io.truevalue.cli.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of {@code up} notes in its home: its process, where its servers are, and the process of each service that
 * has one of its own.
 */
record Run(Optional<Long> pid, Map<String, String> notes, Map<String, Long> services) {
    static Run read(Path home) {
        Map<String, String> notes = new HashMap<>();
        List<String> lines = lines(home.resolve("up.pid"));
        for (String line : lines) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2) {
                notes.put(parts[0], parts[1]);
            }
        }
        Map<String, Long> services = new HashMap<>();
        for (String service : Platform.SERVICES) {
            lines(home.resolve("run").resolve(service + ".pid")).stream()
                    .findFirst()
                    .flatMap(Run::number)
                    .ifPresent(pid -> services.put(service, pid));
        }
        return new Run(lines.stream().findFirst().flatMap(Run::number), notes, services);
    }

    /** Of the service's own process, else of the one that all share. */
    Optional<Long> pidOf(String service) {
        Long own = services.get(service);
        return own != null || "true".equals(notes.get("processes")) ? Optional.ofNullable(own) : pid;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException none) {
            return List.of();
        }
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,10}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
