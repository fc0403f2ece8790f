package io.truevalue.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One PostgreSQL on the loopback address, a real server in a process of its own. Its data folder is either whole or
 * absent, whenever this process is killed; a server that an earlier, killed process left on the same folder is stopped
 * first. Everyone on this machine may connect as any role: {@code trust} is its only authentication.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final Postmaster postmaster;
    private final int port;

    private EmbeddedPostgresServer(Postmaster postmaster, int port) {
        this.postmaster = postmaster;
        this.port = port;
    }

    /** Starts a durable server; see {@link #start(Path, int, Durability)}. */
    public static EmbeddedPostgresServer start(Path dataDir, int port) {
        return start(dataDir, port, Durability.DURABLE);
    }

    /**
     * Returns once the server takes connections.
     *
     * @param dataDir made where it is absent or empty, used again where it is there
     * @param port 0 for any free one
     * @throws ServerDidNotStart in one clear line
     */
    public static EmbeddedPostgresServer start(Path dataDir, int port, Durability durability) {
        Path folder = dataDir.toAbsolutePath().normalize();
        PostgresPrograms programs = PostgresPrograms.find();
        Postmaster.stopOrphan(folder);
        prepare(folder, programs, durability);
        for (int attempt = 1; ; attempt++) {
            int chosen = port == 0 ? FreePorts.next() : port;
            try {
                return new EmbeddedPostgresServer(Postmaster.start(programs, folder, chosen, durability), chosen);
            } catch (ServerDidNotStart e) {
                if (port != 0 || attempt == ATTEMPTS || FreePorts.isFree(chosen)) {
                    throw e;
                }
            }
        }
    }

    /** Stops a server that a killed process left running on the folder; does nothing where there is none. */
    public static void stopOrphan(Path dataDir) {
        Postmaster.stopOrphan(dataDir.toAbsolutePath().normalize());
    }

    private static void prepare(Path folder, PostgresPrograms programs, Durability durability) {
        Path unfinished = Folders.unfinished(folder);
        try {
            Folders.delete(unfinished);
            if (Folders.isAbsentOrEmpty(folder)) {
                Files.createDirectories(folder.getParent());
                programs.initialise(unfinished, durability);
                Folders.finish(unfinished, folder);
            }
            if (!Files.exists(folder.resolve("PG_VERSION")) || !Files.exists(folder.resolve("global/pg_control"))) {
                throw new ServerDidNotStart("The folder " + folder
                        + " is not a whole PostgreSQL data folder: restore it from a backup, or move it away to begin"
                        + " with an empty database.");
            }
            String version = Files.readString(folder.resolve("PG_VERSION")).strip();
            if (!version.equals(programs.majorVersion())) {
                throw new ServerDidNotStart("The folder " + folder + " was written by PostgreSQL " + version
                        + ", this is " + programs.majorVersion()
                        + ": dump it with its own version, or move it away to begin with an empty database.");
            }
        } catch (IOException e) {
            throw new ServerDidNotStart(
                    "Cannot write PostgreSQL's data folder " + folder + ": " + e.getMessage()
                            + ". Make room there, or set TRUEVALUE_HOME to another disk.",
                    e);
        } catch (ServerDidNotStart e) {
            discard(unfinished, e);
            throw e;
        }
    }

    private static void discard(Path unfinished, ServerDidNotStart reason) {
        try {
            Folders.delete(unfinished);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Without a user: as {@code jdbc:postgresql://127.0.0.1:5433/org_db}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The superuser's, for provisioning databases and roles. */
    public String adminJdbcUrl() {
        return jdbcUrl("postgres") + "?user=" + PostgresPrograms.SUPERUSER;
    }

    /** Completes when the server's process has ended, whoever ended it. */
    public CompletableFuture<?> onExit() {
        return postmaster.onExit();
    }

    public int port() {
        return port;
    }

    /** Settings beside those that {@link Durability} decides. */
    static List<String> settings(int port) {
        return List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=128MB",
                "max_wal_size=1GB",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_min_messages=log");
    }

    /** Fast shutdown: open transactions are rolled back. Bounded in time; the folder stays. */
    @Override
    public void close() {
        try {
            postmaster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
