package io.truevalue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class EmbeddedPostgresServerIT {
    @TempDir
    Path folder;

    @Test
    void keepsItsRowsFromOneStartToTheNext() throws SQLException {
        Path data = folder.resolve("postgres");
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0, Durability.THROWAWAY)) {
            run(server, "CREATE TABLE kept AS SELECT 7 AS n");
        }
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0, Durability.THROWAWAY)) {
            assertThat(query(server, "SELECT n FROM kept")).isEqualTo("7");
            assertThat(query(server, "SELECT upper('ß é')")).isEqualTo("ß É");
        }
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void stopsTheServerThatAKilledProcessLeft() throws SQLException {
        Path data = folder.resolve("postgres");
        EmbeddedPostgresServer left = EmbeddedPostgresServer.start(data, 0, Durability.THROWAWAY);
        run(left, "CREATE TABLE kept AS SELECT 11 AS n");
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, left.port(), Durability.THROWAWAY)) {
            assertThat(query(server, "SELECT n FROM kept")).isEqualTo("11");
        }
    }

    @Test
    void recoversFromAPidFileWhoseNumberBelongsToSomebodyElse() throws IOException, SQLException {
        Path data = folder.resolve("postgres");
        EmbeddedPostgresServer.start(data, 0, Durability.THROWAWAY).close();
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0, Durability.THROWAWAY)) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void beginsAgainAfterAKillDuringInitialisation() throws IOException, SQLException {
        Path data = folder.resolve("postgres");
        Files.createDirectories(folder.resolve("postgres.unfinished/base"));
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0, Durability.THROWAWAY)) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(folder.resolve("postgres.unfinished")).doesNotExist();
    }

    @Test
    void namesABrokenFolderAndLeavesItAlone() throws IOException {
        Path data = Files.createDirectories(folder.resolve("postgres"));
        Path found = Files.writeString(data.resolve("PG_VERSION"), "18\n");
        assertThatThrownBy(() -> EmbeddedPostgresServer.start(data, 0))
                .isInstanceOf(ServerDidNotStart.class)
                .hasMessageContaining(data.toString())
                .hasMessageContaining("move it away")
                .hasMessageNotContaining("\n");
        assertThat(found).exists();
    }

    @Test
    void namesATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(
                            () -> EmbeddedPostgresServer.start(folder.resolve("postgres"), port, Durability.THROWAWAY))
                    .hasMessage(
                            "Port " + port + " (PostgreSQL) is taken: stop what listens there, or use --port-offset.");
        }
    }

    @Test
    void endsItsProcessWithOpenConnections() throws SQLException, InterruptedException {
        EmbeddedPostgresServer server =
                EmbeddedPostgresServer.start(folder.resolve("postgres"), 0, Durability.THROWAWAY);
        try (Connection open = DriverManager.getConnection(server.adminJdbcUrl())) {
            long began = System.nanoTime();
            server.close();
            assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(10));
            assertThat(open.isValid(1)).isFalse();
        }
        assertThat(FreePorts.isFree(server.port())).isTrue();
    }

    private static void run(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.adminJdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.adminJdbcUrl());
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
