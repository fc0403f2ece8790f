package io.truevalue.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a service's own JVM is called: by its {@code Application}, with its module's class path alone. Nothing secret
 * stands there, since a command line is for everyone to read; the rest is in an argument file in the home, by which
 * the process is also told from others.
 */
final class ServiceCommand {
    /** Nine of them start at once on a machine that may have two processors: the quick compiler alone halves the work. */
    private static final List<String> OPTIONS = List.of(
            "-Xms16m",
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:MaxDirectMemorySize=64m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-Dio.netty.allocator.numDirectArenas=2",
            "-Dio.netty.allocator.numHeapArenas=1",
            "-Dmicronaut.netty.event-loops.default.shutdown-quiet-period=0s");

    private final Path root;
    private final Path folder;

    /** @param folder where the argument files are written */
    ServiceCommand(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    List<String> of(PlatformService service) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(java.toString(), "@" + write(service), applicationOf(service));
    }

    static String applicationOf(PlatformService service) {
        return "io.truevalue." + service.module().replace("-", "") + ".Application";
    }

    private Path write(PlatformService service) {
        Path file = folder.resolve(service.module() + ".args");
        List<String> lines = new ArrayList<>(OPTIONS);
        lines.add("-XX:+AutoCreateSharedArchive");
        lines.add(
                quoted("-XX:SharedArchiveFile=" + root.resolve(service.module()).resolve("target/classes.jsa")));
        lines.add("-cp");
        lines.add(quoted(classPath(service)));
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new CannotStart("Cannot write " + file + " (" + e.getMessage() + "): make room there.", e);
        }
        return file;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String classPath(PlatformService service) {
        List<String> entries = new ArrayList<>();
        try {
            entries.add(jarOf(service.module()).toString());
            entries.add(Files.readString(root.resolve(service.module()).resolve("target/classpath"))
                    .strip());
            if (service == PlatformService.GATEWAY) {
                entries.add(jarOf("console").toString());
            }
        } catch (IOException e) {
            throw new CannotStart(
                    service.module() + " is not built (" + e.getMessage() + "): build it with mvn package.", e);
        }
        return String.join(File.pathSeparator, entries);
    }

    private Path jarOf(String module) throws IOException {
        Path target = root.resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-SNAPSHOT.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar in " + target));
        }
    }
}
