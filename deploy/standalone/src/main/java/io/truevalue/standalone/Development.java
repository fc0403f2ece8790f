package io.truevalue.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches the sources while the platform runs. A changed service is recompiled and started anew by itself; a change of
 * what they share ends this process, so that the script builds and starts it anew.
 */
final class Development {
    /** Tells the script to build and start again. */
    static final int START_AGAIN = 75;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Path root;
    private final Services services;
    private final Running running;
    private final Progress progress;
    private final Map<PlatformService, SourceTree> trees = new LinkedHashMap<>();
    private final SourceTree shared;

    Development(Path root, Services services, Running running, Progress progress) {
        this.root = root;
        this.services = services;
        this.running = running;
        this.progress = progress;
        for (PlatformService service : PlatformService.values()) {
            trees.put(
                    service,
                    new SourceTree(List.of(root.resolve(service.module()).resolve("src/main"))));
        }
        List<Path> others = new ArrayList<>(List.of(root.resolve("pom.xml"), root.resolve("libs")));
        others.add(root.resolve("deploy/standalone/src/main"));
        this.shared = new SourceTree(others);
    }

    /** Until the platform stops. */
    void watch() {
        progress.line("Watching the sources: a change restarts its service.");
        while (!running.isStopping()) {
            LockSupport.parkNanos(PAUSE);
            if (shared.hasChanged()) {
                progress.line("The libraries have changed: building and starting again.");
                System.exit(START_AGAIN);
            }
            trees.forEach((service, tree) -> {
                if (tree.hasChanged()) {
                    reload(service);
                }
            });
        }
    }

    private void reload(PlatformService service) {
        progress.line("  " + service.module() + " has changed: compiling");
        if (!compile(service)) {
            progress.line("  " + service.module() + " does not compile; it runs on as it was");
            return;
        }
        try {
            running.stopService(service.module());
            services.start(service);
        } catch (CannotStart e) {
            progress.line("  " + e.getMessage());
        }
    }

    private boolean compile(PlatformService service) {
        List<String> command = List.of(
                "mvn",
                "-o",
                "-q",
                "-B",
                "-pl",
                service.module(),
                "-am",
                "-Dspotless.check.skip=true",
                "-Denforcer.skip=true",
                "compile");
        try {
            Process maven = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (maven.waitFor() == 0) {
                return true;
            }
            output.lines().filter(line -> line.contains("ERROR")).limit(20).forEach(progress::line);
            return false;
        } catch (IOException e) {
            progress.line("  Maven does not run: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
