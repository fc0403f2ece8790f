package io.truevalue.standalone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file for each service's process that runs, so that a killed run's processes are found, and ended, by the next. */
final class PidFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PidFiles.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path folder;

    /** @param folder that is also named on the command line of each process */
    PidFiles(Path folder) {
        this.folder = folder;
    }

    void write(PlatformService service, Process process) throws IOException {
        Files.writeString(file(service), process.pid() + "\n");
    }

    void remove(PlatformService service) {
        try {
            Files.deleteIfExists(file(service));
        } catch (IOException e) {
            LOG.warn("{} is left behind", file(service), e);
        }
    }

    private Path file(PlatformService service) {
        return folder.resolve(service.module() + ".pid");
    }

    /** Ends what an earlier run of this home left when it was killed. */
    void endLeftBehind() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<ProcessHandle> left = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pid")) {
            for (Path file : files) {
                of(Files.readString(file).strip()).ifPresent(left::add);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CannotStart("Cannot read " + folder + " (" + e.getMessage() + "): give it to yourself.", e);
        }
        left.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : left) {
            if (!isGone(process.onExit())) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean isGone(CompletableFuture<ProcessHandle> exit) {
        try {
            exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The process, unless its id has gone to another program since. */
    private Optional<ProcessHandle> of(String pid) {
        return pid.matches("\\d{1,10}")
                ? ProcessHandle.of(Long.parseLong(pid))
                        .filter(process ->
                                process.info().commandLine().orElse("").contains("@" + folder + "/"))
                : Optional.empty();
    }
}
