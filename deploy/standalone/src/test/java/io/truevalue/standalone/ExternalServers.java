package io.truevalue.standalone;

import io.truevalue.embedded.Durability;
import io.truevalue.embedded.EmbeddedKafkaServer;
import io.truevalue.embedded.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A PostgreSQL and a Kafka outside of the platform, for {@code processes-test.sh}: their addresses stand in the file
 * {@code addresses} of the given folder once both take requests; they run until this process is told to stop.
 */
final class ExternalServers {
    private ExternalServers() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        EmbeddedPostgresServer postgres =
                EmbeddedPostgresServer.start(folder.resolve("postgres"), 0, Durability.THROWAWAY);
        EmbeddedKafkaServer kafka = EmbeddedKafkaServer.start(folder.resolve("kafka"), 0, 0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kafka.close();
            postgres.close();
        }));
        Path unfinished = folder.resolve("addresses.new");
        Files.write(
                unfinished,
                List.of(
                        "export TRUEVALUE_POSTGRES_URL='" + postgres.adminJdbcUrl() + "'",
                        "export TRUEVALUE_KAFKA_BOOTSTRAP='" + kafka.bootstrap() + "'"));
        Files.move(unfinished, folder.resolve("addresses"), StandardCopyOption.ATOMIC_MOVE);
        new CountDownLatch(1).await();
    }
}
