package io.truevalue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the system; those of Debian packages are installed where they are missing and we may. */
public final class Programs {
    private final Work work;

    public Programs(Work work) {
        this.work = work;
    }

    /** The program's path; installs the package, or says what to install. */
    public String need(String program, String debianPackage) {
        return find(program).orElseGet(() -> {
            install(program, debianPackage);
            return find(program).orElseThrow(() -> missing(program, debianPackage));
        });
    }

    private static Optional<String> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private void install(String program, String debianPackage) {
        if (!"root".equals(System.getProperty("user.name")) || find("apt-get").isEmpty()) {
            throw missing(program, debianPackage);
        }
        work.say("Installing " + debianPackage + " ...");
        // The package's own service would listen and load the machine: it is not started.
        String commands = "set -e; export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1; apt-get update -qq;"
                + " apt-get install -y -qq --no-install-recommends " + debianPackage;
        try (Child apt = work.start("apt", List.of("sh", "-c", commands), Map.of())) {
            if (apt.await() != 0) {
                throw new CannotMeasure("Cannot install " + debianPackage + ": " + apt.lastWords());
            }
        } catch (IOException e) {
            throw new CannotMeasure("Cannot install " + debianPackage + ": " + e.getMessage(), e);
        }
    }

    private static CannotMeasure missing(String program, String debianPackage) {
        return new CannotMeasure(
                program + " is not installed: install it first (Debian: apt-get install " + debianPackage + ").");
    }
}
