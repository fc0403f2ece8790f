package io.truevalue.auditlog.outside;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends each log's newest checkpoint to the file, every few seconds. What stands in the file is asked of the file itself,
 * once, so that after a stop nothing is missed and nothing has to be remembered; a checkpoint may stand there twice.
 */
@Singleton
class AppendCheckpoints {
    private static final Logger log = LoggerFactory.getLogger(AppendCheckpoints.class);
    /** So long after its signing a checkpoint may first be seen by others. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final @Nullable CheckpointFile file;
    private final CheckpointReader checkpoints;
    private final Transactions transactions;
    private @Nullable Map<String, Long> written;
    private Instant seen = Instant.EPOCH;

    AppendCheckpoints(OutsideSettings settings, CheckpointReader checkpoints, Transactions transactions) {
        this.file = settings.checkpointFile() == null ? null : new CheckpointFile(Path.of(settings.checkpointFile()));
        this.checkpoints = checkpoints;
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = "5s", fixedDelay = "10s")
    void append() {
        if (file == null) {
            return;
        }
        try {
            appendNew(file);
        } catch (IOException e) {
            log.error("no checkpoint can be written outside the database: {}", e.toString());
            written = null;
        }
    }

    private synchronized void appendNew(CheckpointFile to) throws IOException {
        Map<String, Long> known = written == null ? to.sizes() : written;
        boolean all = written == null;
        List<NewestCheckpoint> fresh = read(all).stream()
                .filter(one -> one.size() > known.getOrDefault(one.origin(), -1L))
                .toList();
        if (!fresh.isEmpty()) {
            to.append(fresh.stream().map(NewestCheckpoint::note).toList());
            fresh.forEach(one -> known.put(one.origin(), one.size()));
            fresh.stream()
                    .map(NewestCheckpoint::signedAt)
                    .max(Instant::compareTo)
                    .ifPresent(newest -> seen = newest.minus(LATE));
        }
        written = known;
    }

    private List<NewestCheckpoint> read(boolean all) {
        Principal self = Principal.service("audit-log-service", null, Ids.next().toString());
        return transactions.inAs(
                self, () -> all ? checkpoints.allAcrossTenants() : checkpoints.signedSinceAcrossTenants(seen));
    }
}
