package io.truevalue.bench.audit;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Child;
import io.truevalue.bench.Work;
import io.truevalue.embedded.FreePorts;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A service as a process of its own, as in production, and the one caller that it knows: a gateway. */
final class ServiceProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String name;
    private final byte[] gatewaySecret = random();
    private final int port = FreePorts.next();
    private final Child process;

    /** @param application such as {@code io.truevalue.auditlog.Application} */
    ServiceProcess(Work work, Path root, String name, String application, AuditDatabase database, String kafka)
            throws IOException {
        this.name = name;
        Path settings = work.file(name + ".properties");
        Files.writeString(settings, """
                micronaut.server.port=%d
                endpoints.all.port=%d
                truevalue.database.url=%s
                truevalue.kafka.bootstrap=%s
                truevalue.kafka.partitions=3
                truevalue.signing.secret=%s
                truevalue.signing.keys.gateway=%s
                truevalue.catalogue.register=false
                truevalue.policies.fill=false
                truevalue.audit-log.checkpoint-mail=false
                """.formatted(
                        port,
                        FreePorts.next(),
                        database.url(),
                        kafka,
                        HexFormat.of().formatHex(random()),
                        SigningKey.derive(gatewaySecret, name + "-service").exportHex()));
        this.process = work.start(name, command(root, settings, application), Map.of());
    }

    private List<String> command(Path root, Path settings, String application) throws IOException {
        Path target = root.resolve(name).resolve("target");
        String dependencies = Files.readString(target.resolve("classpath")).strip();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dlogback.configurationFile="
                + root.resolve("bench/load/logback.xml").toUri());
        command.add("-Dmicronaut.config.files=" + settings);
        command.addAll(List.of("-cp", target.resolve(name + "-0.1.0-SNAPSHOT.jar") + ":" + dependencies));
        command.add(application);
        return command;
    }

    /** Returns once it answers, whatever it answers. */
    void awaitReady() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            requireAlive();
            if (System.nanoTime() > until) {
                throw new CannotMeasure(name + " does not start: " + process.lastWords());
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private boolean answers() {
        try (java.net.Socket socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new CannotMeasure(name + " ended: " + process.lastWords());
        }
    }

    /** Stops it where it stands, or lets it go on. */
    void hold(boolean held) throws IOException {
        try {
            new ProcessBuilder("kill", held ? "-STOP" : "-CONT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted while " + name + " was held.", e);
        }
    }

    RequestSigner signer() {
        return RequestSigner.forGateway(gatewaySecret, name + "-service", Clock.systemUTC());
    }

    int port() {
        return port;
    }

    Child process() {
        return process;
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
