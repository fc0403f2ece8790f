package io.truevalue.gateway.console;

import io.micronaut.core.io.ResourceLoader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of the class path's folder {@code console/}, each read once. Absent ones are not remembered: they are countless. */
@Singleton
final class ConsoleFiles {
    private static final String FOLDER = "classpath:console/";

    private final Map<String, ConsoleFile> files = new ConcurrentHashMap<>();
    private final ResourceLoader resources;

    ConsoleFiles(ResourceLoader resources) {
        this.resources = resources;
    }

    /** @param path relative and plain, as the gate has checked it */
    Optional<ConsoleFile> find(String path) {
        ConsoleFile known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        if (path.isEmpty() || path.endsWith("/") || path.indexOf('.') < 0 || path.indexOf('%') >= 0) {
            return Optional.empty();
        }
        Optional<InputStream> found = resources.getResourceAsStream(FOLDER + path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream stream = found.get()) {
            ConsoleFile file = ConsoleFile.of(path, stream.readAllBytes());
            files.put(path, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("console/" + path, e);
        }
    }
}
