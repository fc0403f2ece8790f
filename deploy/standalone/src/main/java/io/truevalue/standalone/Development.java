package io.truevalue.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches the sources while the platform runs. A changed service is recompiled and started anew by itself, the gateway
 * with a changed console; a change of what they share ends this process, so that the script builds and starts it anew.
 */
final class Development {
    /** Tells the script to build and start again. */
    static final int START_AGAIN = 75;

    private static final int MOST_LINES = 30;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Path root;
    private final Services services;
    private final Running running;
    private final Progress progress;
    private final Map<PlatformService, SourceTree> trees = new LinkedHashMap<>();
    private final SourceTree console;
    private final SourceTree shared;

    Development(Path root, Services services, Running running, Progress progress) {
        this.root = root;
        this.services = services;
        this.running = running;
        this.progress = progress;
        for (PlatformService service : PlatformService.values()) {
            trees.put(service, tree(service.module() + "/src/main"));
        }
        this.console = tree("console/src", "console/public", "console/index.html", "console/vite.config.ts");
        this.shared = tree("pom.xml", "libs", "deploy/standalone/src/main");
    }

    private SourceTree tree(String... paths) {
        return new SourceTree(Arrays.stream(paths).map(root::resolve).toList());
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
            if (console.hasChanged()) {
                reload("console", PlatformService.GATEWAY, root.resolve("console"), buildConsole());
            }
            trees.forEach((service, tree) -> {
                if (tree.hasChanged()) {
                    reload(service.module(), service, root, compile(service));
                }
            });
        }
    }

    private void reload(String changed, PlatformService service, Path folder, List<String> build) {
        progress.line("  " + changed + " has changed: building it");
        if (!succeeds(folder, build)) {
            progress.line("  " + changed + " does not build; what runs is as it was");
            return;
        }
        try {
            running.stopService(service.module());
            services.start(service);
        } catch (CannotStart e) {
            progress.line("  " + e.getMessage());
        }
    }

    private static List<String> compile(PlatformService service) {
        return List.of(
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
    }

    private List<String> buildConsole() {
        return List.of(
                "node",
                "scripts/maven.mjs",
                "build",
                root.resolve("console/target/classes/console").toString());
    }

    private boolean succeeds(Path folder, List<String> command) {
        try {
            Process build = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (build.waitFor() == 0) {
                return true;
            }
            output.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).forEach(progress::line);
            return false;
        } catch (IOException e) {
            progress.line("  " + command.getFirst() + " does not run: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
