package io.truevalue.bench.org;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Child;
import io.truevalue.bench.Work;
import io.truevalue.embedded.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** One service as a process of its own, as in production, given the settings that it cannot do without. */
final class ServiceProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String name;
    private final int port = FreePorts.next();
    private final Child process;

    ServiceProcess(Work work, Path root, String name, Map<String, String> settings) throws IOException {
        this.name = name;
        Map<String, String> all = new TreeMap<>(settings);
        all.put("micronaut.server.port", Integer.toString(port));
        all.put("endpoints.all.port", Integer.toString(FreePorts.next()));
        // Permission does not run: it would be asked for policies, of which there are none, and told of the catalogue.
        all.put("truevalue.policies.fill", "false");
        all.put("truevalue.catalogue.register", "false");
        Path file = work.file(name + ".properties");
        Files.writeString(
                file,
                all.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        process = work.start(name, command(root, name, file), Map.of());
    }

    private static List<String> command(Path root, String name, Path settings) throws IOException {
        Path target = root.resolve(name + "/target");
        String dependencies = Files.readString(target.resolve("classpath")).strip();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dlogback.configurationFile="
                + root.resolve("bench/load/logback.xml").toUri());
        command.add("-Dmicronaut.config.files=" + settings);
        command.addAll(List.of("-cp", target.resolve(name + "-0.1.0-SNAPSHOT.jar") + ":" + dependencies));
        command.add("io.truevalue." + name + ".Application");
        return command;
    }

    /** Returns once it takes connections; its schema is made by then. */
    void awaitListening() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new CannotMeasure("The service " + name + " does not start: " + process.lastWords());
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Child process() {
        return process;
    }
}
