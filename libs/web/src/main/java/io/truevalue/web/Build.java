package io.truevalue.web;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Which build runs, as the manifest of this library's jar says; from a folder of classes, as in a module's own tests,
 * both are {@code unknown}.
 *
 * @param version such as {@code 0.1.0-SNAPSHOT}
 * @param revision the git commit, shortened; {@code unknown} where it was built outside a checkout
 */
public record Build(String version, String revision) {
    private static final String UNKNOWN = "unknown";
    private static final Build RUNNING = jarOf(Build.class).map(Build::read).orElse(new Build(UNKNOWN, UNKNOWN));

    public static Build running() {
        return RUNNING;
    }

    static Build read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
            return new Build(of(main, "Implementation-Version"), of(main, "Implementation-Revision"));
        } catch (IOException e) {
            return new Build(UNKNOWN, UNKNOWN);
        }
    }

    private static String of(Attributes attributes, String name) {
        // What Maven did not know is left as its placeholder.
        return Optional.ofNullable(attributes.getValue(name))
                .filter(value -> !value.isBlank() && !value.startsWith("${"))
                .orElse(UNKNOWN);
    }

    private static Optional<Path> jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            return Optional.empty();
        }
        try {
            URI location = source.getLocation().toURI();
            return location.getScheme().equals("file") ? Optional.of(Path.of(location)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
