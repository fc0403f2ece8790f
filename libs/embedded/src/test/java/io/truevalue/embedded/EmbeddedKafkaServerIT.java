package io.truevalue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaServerIT {
    @TempDir
    Path folder;

    @Test
    void keepsItsTopicsFromOneStartToTheNext() throws ExecutionException, InterruptedException {
        Path logs = folder.resolve("kafka");
        try (EmbeddedKafkaServer server = EmbeddedKafkaServer.start(logs, 0, 0);
                Admin admin = admin(server)) {
            admin.createTopics(List.of(new NewTopic("kept", Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        }
        try (EmbeddedKafkaServer server = EmbeddedKafkaServer.start(logs, 0, 0);
                Admin admin = admin(server)) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }

    @Test
    void namesAHalfFormattedFolder() throws IOException {
        Path logs = folder.resolve("kafka");
        Files.createDirectories(logs.resolve("__cluster_metadata-0"));
        assertThatThrownBy(() -> EmbeddedKafkaServer.start(logs, 0, 0))
                .isInstanceOf(ServerDidNotStart.class)
                .hasMessageContaining("move it away");
    }

    private static Admin admin(EmbeddedKafkaServer server) {
        return Admin.create(Map.of("bootstrap.servers", server.bootstrap()));
    }
}
