package io.truevalue.gateway.edge;

import io.truevalue.web.problem.CommonProblem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Where large bodies wait: files readable by this process alone, unlinked as soon as they are open, a bounded number. */
@Singleton
final class SpoolPlace {
    private final Path directory;
    private final Semaphore places;
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

    SpoolPlace(EdgeSettings settings) {
        this.directory = settings.spool();
        this.places = new Semaphore(settings.uploadsAtOnce());
    }

    /** Throws {@code unavailable} when too many uploads run or the disk refuses. */
    Spool open(Runnable progressed) {
        if (!places.tryAcquire()) {
            throw CommonProblem.UNAVAILABLE
                    .because("Too many uploads at the moment.", "all spool files are in use")
                    .retryAfter(Duration.ofSeconds(5));
        }
        try {
            Path file = Files.createTempFile(directory, "truevalue-upload-", ".part");
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
            return new Spool(channel, writers, progressed, places::release);
        } catch (IOException full) {
            places.release();
            throw CommonProblem.UNAVAILABLE.because("The upload cannot be taken now.", "spool: " + full.getMessage());
        }
    }

    @PreDestroy
    void close() {
        writers.shutdownNow();
    }
}
