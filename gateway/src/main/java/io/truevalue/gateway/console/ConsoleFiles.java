package io.truevalue.gateway.console;

import io.micronaut.core.io.ResourceLoader;
import io.truevalue.gateway.asset.Asset;
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

    private final Map<String, Asset> files = new ConcurrentHashMap<>();
    private final ResourceLoader resources;

    ConsoleFiles(ResourceLoader resources) {
        this.resources = resources;
    }

    /** @param path relative and plain, as the gate has checked it */
    Optional<Asset> find(String path) {
        Asset known = files.get(path);
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
            Asset file = Asset.of(path, stream.readAllBytes(), path.startsWith("assets/"));
            files.put(path, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("console/" + path, e);
        }
    }
}
