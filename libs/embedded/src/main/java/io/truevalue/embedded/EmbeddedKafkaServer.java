package io.truevalue.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka in this JVM, broker and controller in one, on the loopback address. Its log folder is formatted once and is
 * either whole or absent, whenever this process is killed. A fault that would halt the JVM ends it by its shutdown
 * hooks instead, so that nothing beside it is orphaned.
 */
public final class EmbeddedKafkaServer implements AutoCloseable {
    private static final String CONTROLLER = "CONTROLLER";

    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "3"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "3"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("num.network.threads", "1"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("log.cleaner.threads", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            Map.entry("log.segment.bytes", "67108864"),
            Map.entry("log.index.size.max.bytes", "1048576"),
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"));

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafkaServer(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** As {@link #start(Path, int, int, Consumer)}, for whom the log is enough. */
    public static EmbeddedKafkaServer start(Path dir, int port, int controllerPort) {
        return start(dir, port, controllerPort, reason -> {});
    }

    /**
     * Returns once the broker takes requests.
     *
     * @param dir made where it is absent or empty, used again where it is there
     * @param port 0 for any free one, as is {@code controllerPort}
     * @param lastWords is told why, when a running Kafka gives up and takes this JVM with it
     * @throws ServerDidNotStart in one clear line
     */
    public static EmbeddedKafkaServer start(Path dir, int port, int controllerPort, Consumer<String> lastWords) {
        Path folder = dir.toAbsolutePath().normalize();
        int brokerPort = port == 0 ? FreePorts.next() : port;
        int votersPort = controllerPort == 0 ? FreePorts.next() : controllerPort;
        prepare(folder);
        Exit.setHaltProcedure((status, message) -> leave(status, message, lastWords));
        Exit.setExitProcedure((status, message) -> leave(status, message, lastWords));
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(new KafkaConfig(settings(folder, brokerPort, votersPort), false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafkaServer(server, brokerPort);
        } catch (KafkaException | IllegalStateException e) {
            if (server != null) {
                server.shutdown();
            }
            throw new ServerDidNotStart(
                    "Kafka does not start on " + folder + " (" + e.getMessage()
                            + "): free ports " + brokerPort + " and " + votersPort
                            + ", or move the folder away to begin with empty topics.",
                    e);
        }
    }

    /** Kafka counts on not returning from here; the exit itself must run beside the shutdown hooks that it waits for. */
    private static void leave(int status, @Nullable String message, Consumer<String> lastWords) {
        String reason = "Kafka gave up" + (message == null ? "" : " (" + message + ")");
        lastWords.accept(reason);
        Thread.ofPlatform().daemon().name("kafka-exit").start(() -> System.exit(status));
        throw new IllegalStateException(reason);
    }

    private static void prepare(Path folder) {
        try {
            Path unfinished = Folders.unfinished(folder);
            Folders.delete(unfinished);
            if (Folders.isAbsentOrEmpty(folder)) {
                Files.createDirectories(unfinished);
                format(unfinished);
                Folders.finish(unfinished, folder);
            }
            if (!Files.exists(folder.resolve("meta.properties"))) {
                throw new ServerDidNotStart("The folder " + folder
                        + " is not a whole Kafka log folder: move it away to begin with empty topics.");
            }
        } catch (IOException e) {
            throw new ServerDidNotStart(
                    "Cannot write Kafka's log folder " + folder + ": " + e.getMessage()
                            + ". Make room there, or set TRUEVALUE_HOME to another disk.",
                    e);
        }
    }

    private static void format(Path folder) throws IOException {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setDirectories(List.of(folder.toString()))
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName(CONTROLLER)
                    .run();
        } catch (Exception e) { // Formatter.run declares no narrower one.
            throw new IOException("formatting failed: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>(SMALL);
        settings.put("log.dirs", folder.toString());
        settings.put(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        return settings;
    }

    /** As {@code 127.0.0.1:9092}. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
