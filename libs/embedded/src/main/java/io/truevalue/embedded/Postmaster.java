package io.truevalue.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The server's first process, found again by the pid file that PostgreSQL keeps in its data folder. */
final class Postmaster {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final int STATUS_LINE = 7;

    private final ProcessHandle process;

    private Postmaster(ProcessHandle process) {
        this.process = process;
    }

    static Postmaster start(PostgresPrograms programs, Path dataDir, int port, Durability durability) {
        List<String> arguments = new ArrayList<>(List.of("-D", dataDir.toString()));
        List<String> settings = new ArrayList<>(EmbeddedPostgresServer.settings(port));
        if (durability == Durability.THROWAWAY) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        Path log = dataDir.resolve("server.log");
        try {
            Process process = new ProcessBuilder(programs.command("postgres", arguments.toArray(String[]::new)))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            Postmaster postmaster = new Postmaster(process.toHandle());
            if (await(START, () -> !process.isAlive() || isReady(dataDir, process.pid())) && process.isAlive()) {
                return postmaster;
            }
            postmaster.stop();
            throw new ServerDidNotStart(explain(Files.readString(log), dataDir, port));
        } catch (IOException e) {
            throw new ServerDidNotStart(
                    "PostgreSQL does not start on " + dataDir + ": " + e.getMessage()
                            + ". Make room there, or set TRUEVALUE_HOME to another disk.",
                    e);
        }
    }

    private static String explain(String log, Path dataDir, int port) {
        if (log.contains("Address already in use")) {
            return "Port " + port + " (PostgreSQL) is taken: stop what listens there, or use --port-offset.";
        }
        if (log.contains("No space left on device")) {
            return "The disk of " + dataDir + " is full: make room, or set TRUEVALUE_HOME to another disk.";
        }
        return "PostgreSQL does not start on " + dataDir + " (" + PostgresPrograms.reason(log)
                + "): restore the folder from a backup, or move it away to begin with an empty database.";
    }

    /** PostgreSQL writes its state into the eighth line of the pid file, padded. */
    private static boolean isReady(Path dataDir, long pid) {
        List<String> lines = pidFile(dataDir);
        return lines.size() > STATUS_LINE
                && lines.getFirst().strip().equals(Long.toString(pid))
                && lines.get(STATUS_LINE).strip().equals("ready");
    }

    private static List<String> pidFile(Path dataDir) {
        try {
            return Files.readAllLines(dataDir.resolve("postmaster.pid"));
        } catch (IOException e) {
            return List.of();
        }
    }

    static void stopOrphan(Path dataDir) {
        List<String> lines = pidFile(dataDir);
        if (lines.isEmpty()) {
            return;
        }
        try {
            Optional<ProcessHandle> orphan = running(lines.getFirst().strip());
            if (orphan.isPresent()) {
                new Postmaster(orphan.get()).stop();
            }
            Files.deleteIfExists(dataDir.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            // The stopped server removed its own file in the meantime.
            return;
        } catch (IOException e) {
            throw new ServerDidNotStart("An earlier PostgreSQL still runs on " + dataDir + ": " + e.getMessage(), e);
        }
    }

    /** The pid may belong to somebody else by now, so that only a process called postgres counts. */
    private static Optional<ProcessHandle> running(String pid) {
        if (!pid.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().map(Path::of).stream()
                        .anyMatch(program -> program.endsWith("postgres")));
    }

    CompletableFuture<ProcessHandle> onExit() {
        return process.onExit();
    }

    /** First fast, then without a last checkpoint, then at once; each loses nothing that was committed. */
    void stop() throws IOException {
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            if (!process.isAlive()) {
                return;
            }
            send(signal);
            if (await(STOP, () -> !process.isAlive())) {
                return;
            }
        }
        throw new IOException("process " + process.pid() + " does not end");
    }

    /** The JDK sends TERM and KILL alone, and TERM waits here for every client to leave. */
    private void send(String signal) throws IOException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                .redirectErrorStream(true)
                .start();
        boolean interrupted = Thread.interrupted();
        try {
            kill.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean await(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }
}
