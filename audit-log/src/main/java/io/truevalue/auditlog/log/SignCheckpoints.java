package io.truevalue.auditlog.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Value;
import io.truevalue.auditlog.log.CheckpointStore.Due;
import io.truevalue.auditlog.log.CheckpointStore.Grown;
import io.truevalue.auditlog.log.CheckpointStore.Kept;
import io.truevalue.auditlog.log.CheckpointStore.Signed;
import io.truevalue.merkle.Checkpoint;
import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.ProofRejected;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.RequestIds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs how far each log has grown. Nothing is signed that does not go on from what was signed before: the last
 * checkpoint's signature must hold, and its tree, with the leaves since, must come to the head. Whoever changes the
 * database so that it does not is told of in the log and the meter, and gets no checkpoint any more. Not for several
 * threads at once.
 */
@Singleton
class SignCheckpoints {
    private static final Logger log = LoggerFactory.getLogger(SignCheckpoints.class);
    private static final int TOGETHER = 250;
    private static final Duration STILL = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WHOLE_LOOKS = Duration.ofMinutes(1);
    /** More than a recorder takes over one transaction, whatever its clock. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final CheckpointStore store;
    private final SigningKeys keys;
    private final Transactions transactions;
    private final CheckpointSettings settings;
    private final Clock clock;
    private final String service;
    private final Counter signed;
    private final Counter refused;
    /** What this process signed last of each log. */
    private final Map<UUID, Checkpoint> known = new HashMap<>();

    /** The same, in transactions that may not have committed. */
    private final Map<UUID, Checkpoint> signedNow = new HashMap<>();

    private Instant lookedWhole = Instant.EPOCH;

    SignCheckpoints(
            CheckpointStore store,
            SigningKeys keys,
            Transactions transactions,
            CheckpointSettings settings,
            Clock clock,
            MeterRegistry meters,
            @Value("${truevalue.service.name}") String service) {
        this.store = store;
        this.keys = keys;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.service = service;
        this.signed = meters.counter("truevalue.audit.checkpoints.signed");
        this.refused = meters.counter("truevalue.audit.checkpoints.refused");
    }

    /**
     * Signs for every log that has grown and was not signed for a while, or for every one that has grown once none does.
     * So a checkpoint covers what was recorded in seconds, and a thousand busy logs are not signed each second.
     */
    void signDue() {
        Instant now = clock.instant();
        boolean whole = now.isBefore(lookedWhole) || now.isAfter(lookedWhole.plus(BETWEEN_WHOLE_LOOKS));
        Instant since = whole ? Instant.EPOCH : lookedWhole.minus(SLACK);
        sign(new Due(since, now.minus(settings.interval()), now.minus(STILL)));
        if (whole) {
            lookedWhole = now;
        }
    }

    /** Signs for every log that has grown. */
    void sign() {
        sign(Due.ALL);
    }

    private void sign(Due due) {
        UUID after = null;
        do {
            UUID from = after;
            after = transactions.inAs(
                    Principal.service(service + "-service", null, RequestIds.acceptOrNew(null)),
                    () -> signSome(due, from));
        } while (after != null);
        known.putAll(signedNow);
        signedNow.clear();
    }

    /** The last log that was looked at; null where there are no more. */
    private @Nullable UUID signSome(Due due, @Nullable UUID after) {
        List<Grown> grown = store.grownAcrossTenants(due, after, TOGETHER);
        if (grown.isEmpty()) {
            return null;
        }
        Map<UUID, List<byte[]>> leaves = store.leavesSinceAcrossTenants(grown);
        List<Signed> fresh = new ArrayList<>(grown.size());
        for (Grown each : grown) {
            try {
                fresh.add(signOne(each, leaves.getOrDefault(each.log(), List.of())));
            } catch (ProofRejected | IllegalArgumentException e) {
                refused.increment();
                log.error("no checkpoint is signed for the log {} at {}: {}", each.log(), each.size(), e.getMessage());
            }
        }
        store.addAcrossTenants(fresh, clock.instant());
        signed.increment(fresh.size());
        return grown.size() < TOGETHER ? null : grown.getLast().log();
    }

    private Signed signOne(Grown grown, List<byte[]> leaves) {
        CompactRange range = new CompactRange();
        Kept last = grown.last();
        if (last != null) {
            range = CompactRange.of(last.size(), GrowingLog.hashes(last.frontier()));
            verify(grown.log(), last, range);
        }
        reject(!rolledBack(grown), "an earlier checkpoint went further");
        leaves.forEach(range::append);
        reject(
                range.size() == grown.size() && Arrays.equals(GrowingLog.joined(range.hashes()), grown.frontier()),
                "its leaves do not come to its head");
        Checkpoint checkpoint = new Checkpoint(Logs.origin(grown.log()), range.size(), range.root());
        SignedCheckpoint note = keys.signerOf(grown.log()).sign(checkpoint);
        signedNow.put(grown.log(), checkpoint);
        return new Signed(grown.log(), checkpoint, grown.frontier(), note.text());
    }

    private void verify(UUID log, Kept last, CompactRange range) {
        Checkpoint kept = new Checkpoint(Logs.origin(log), last.size(), last.root());
        reject(Arrays.equals(range.root(), last.root()), "its last checkpoint has another root than its tree");
        if (!kept.equals(known.get(log))) {
            SignedCheckpoint note = SignedCheckpoint.parse(last.note());
            note.verifiedBy(keys.verifierKeys(log));
            reject(note.checkpoint().equals(kept), "its last checkpoint says something else than was kept");
            Checkpoint ours = known.get(log);
            reject(ours == null || ours.size() != kept.size(), "its last checkpoint is not the one that was signed");
        }
    }

    /** Whether the database knows of less than this process signed. */
    private boolean rolledBack(Grown grown) {
        Checkpoint before = known.get(grown.log());
        Kept last = grown.last();
        return before != null && (last == null || last.size() < before.size());
    }

    private static void reject(boolean holds, String otherwise) {
        if (!holds) {
            throw new ProofRejected(otherwise);
        }
    }
}
