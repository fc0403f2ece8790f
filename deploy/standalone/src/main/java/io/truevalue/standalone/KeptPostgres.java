package io.truevalue.standalone;

import io.truevalue.embedded.EmbeddedPostgresServer;
import io.truevalue.embedded.ServerDidNotStart;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The embedded PostgreSQL, started again when its process ends before it is told to. */
final class KeptPostgres {
    private static final int ATTEMPTS = 10;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Path folder;
    private final Progress progress;
    private EmbeddedPostgresServer server;
    private boolean stopped;

    KeptPostgres(Path folder, int port, Progress progress) {
        this.folder = folder;
        this.progress = progress;
        this.server = EmbeddedPostgresServer.start(folder, port);
        watch(server);
    }

    synchronized EmbeddedPostgresServer server() {
        return server;
    }

    private void watch(EmbeddedPostgresServer watched) {
        watched.onExit().thenRunAsync(this::startAgain, Thread::startVirtualThread);
    }

    /** Processes of the ended server may hold its memory for a moment longer. */
    private synchronized void startAgain() {
        for (int attempt = 1; !stopped && attempt <= ATTEMPTS; attempt++) {
            try {
                progress.line("PostgreSQL has ended: starting it again");
                server = EmbeddedPostgresServer.start(folder, server.port());
                watch(server);
                return;
            } catch (ServerDidNotStart e) {
                progress.line("  " + e.getMessage());
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    synchronized void stop() {
        stopped = true;
        server.close();
        EmbeddedPostgresServer.stopOrphan(folder);
    }
}
