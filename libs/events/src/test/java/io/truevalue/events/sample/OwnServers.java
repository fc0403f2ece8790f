package io.truevalue.events.sample;

import io.truevalue.embedded.Durability;
import io.truevalue.embedded.EmbeddedKafkaServer;
import io.truevalue.embedded.EmbeddedPostgresServer;
import io.truevalue.embedded.Folders;
import io.truevalue.embedded.FreePorts;
import io.truevalue.tenancy.database.DatabaseProvisioner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL and a Kafka of a test's own, which it can stop and start again as they were. */
public final class OwnServers implements BeforeAllCallback, AfterAllCallback {
    private final Path folder;
    private final int postgresPort = FreePorts.next();
    private final int kafkaPort = FreePorts.next();
    private final int controllerPort = FreePorts.next();
    private EmbeddedPostgresServer postgres;
    private EmbeddedKafkaServer kafka;

    @SuppressWarnings("NullAway.Init") // The servers are started before any test.
    public OwnServers() {
        try {
            folder = Files.createTempDirectory("truevalue-test-own-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        startPostgres();
        DatabaseProvisioner.provision(postgres.adminJdbcUrl(), "sample");
        startKafka();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        kafka.close();
        postgres.close();
        Folders.delete(folder);
    }

    public String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/sample_db";
    }

    public String bootstrap() {
        return "127.0.0.1:" + kafkaPort;
    }

    public SampleDatabase database() throws SQLException {
        Connection superuser =
                DriverManager.getConnection(postgres.adminJdbcUrl().replace("/postgres?", "/sample_db?"));
        return new SampleDatabase(superuser);
    }

    public void startPostgres() {
        postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"), postgresPort, Durability.THROWAWAY);
    }

    public void stopPostgres() {
        postgres.close();
    }

    public void startKafka() {
        kafka = EmbeddedKafkaServer.start(folder.resolve("kafka"), kafkaPort, controllerPort);
    }

    public void stopKafka() {
        kafka.close();
    }
}
