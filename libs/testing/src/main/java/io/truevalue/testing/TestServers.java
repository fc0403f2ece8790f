package io.truevalue.testing;

import io.truevalue.embedded.Durability;
import io.truevalue.embedded.EmbeddedKafkaServer;
import io.truevalue.embedded.EmbeddedPostgresServer;
import io.truevalue.embedded.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One PostgreSQL and one Kafka for all tests of a JVM, started when first asked for. */
public final class TestServers {
    private TestServers() {}

    public static EmbeddedPostgresServer postgres() {
        return Postgres.SERVER;
    }

    public static EmbeddedKafkaServer kafka() {
        return Kafka.SERVER;
    }

    private static final class Postgres {
        private static final Path FOLDER = temporary("postgres");
        private static final EmbeddedPostgresServer SERVER =
                EmbeddedPostgresServer.start(FOLDER, 0, Durability.THROWAWAY);

        static {
            atExit(SERVER, FOLDER);
        }
    }

    private static final class Kafka {
        private static final Path FOLDER = temporary("kafka");
        private static final EmbeddedKafkaServer SERVER = EmbeddedKafkaServer.start(FOLDER, 0, 0);

        static {
            atExit(SERVER, FOLDER);
        }
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory("truevalue-test-").resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atExit(AutoCloseable server, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (server) {
                // Closed first, then its folder goes.
            } catch (Exception e) {
                throw new IllegalStateException("a test server did not stop", e);
            }
            try {
                Folders.delete(folder.resolveSibling("").normalize());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }
}
