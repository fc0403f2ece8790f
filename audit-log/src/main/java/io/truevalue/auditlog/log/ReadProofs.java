package io.truevalue.auditlog.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.truevalue.auditlog.event.EventStore;
import io.truevalue.auditlog.event.KeptEvent;
import io.truevalue.auditlog.reading.TellReading;
import io.truevalue.merkle.Checkpoint;
import io.truevalue.merkle.Proofs;
import io.truevalue.merkle.Rfc6962;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.merkle.VerifierKey;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.StorableTexts;
import io.truevalue.web.listing.QueryParameters;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Proves to an organisation what stands in its own log. That somebody asked is told as a reading. */
@Singleton
class ReadProofs {
    private static final Duration SOON = Duration.ofSeconds(3);

    private final EventStore events;
    private final CheckpointStore checkpoints;
    private final StoredSubtrees subtrees;
    private final SigningKeys keys;
    private final TellReading tellReading;
    private final Transactions transactions;

    ReadProofs(
            EventStore events,
            CheckpointStore checkpoints,
            StoredSubtrees subtrees,
            SigningKeys keys,
            TellReading tellReading,
            Transactions transactions) {
        this.events = events;
        this.checkpoints = checkpoints;
        this.subtrees = subtrees;
        this.keys = keys;
        this.tellReading = tellReading;
        this.transactions = transactions;
    }

    /** That the event is a leaf of the tree that the newest checkpoint signs. */
    EventProof ofEvent(String id) {
        return transactions.in(() -> {
            Optional<KeptEvent> found = StorableTexts.storable(id) ? events.find(id) : Optional.empty();
            KeptEvent event = found.orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such event."));
            tellReading.tell(Map.of("proof_of", id));
            SignedCheckpoint covering = checkpoints
                    .newest()
                    .map(SignedCheckpoint::parse)
                    .filter(signed -> signed.checkpoint().size() > event.leafIndex())
                    .orElseThrow(() -> ProofProblem.NOT_YET_CHECKPOINTED
                            .because("The event was recorded a moment ago and is signed for shortly.")
                            .retryAfter(SOON));
            long size = covering.checkpoint().size();
            List<byte[]> path = Proofs.inclusion(event.leafIndex(), size, subtrees.of(event.log()));
            return new EventProof(
                    event.leafIndex(), size, base64(event.leaf().getBytes(UTF_8)), texts(path), covering.text());
        });
    }

    /** The newest checkpoint; of a log without any leaf one that says so. */
    String checkpoint() {
        return transactions.in(() -> {
            tellReading.tell(Map.of("checkpoint", "newest"));
            UUID log = Tenancy.current().organization().value();
            return checkpoints
                    .newest()
                    .orElseGet(() -> keys.signerOf(log)
                            .sign(new Checkpoint(Logs.origin(log), 0, Rfc6962.emptyRoot()))
                            .text());
        });
    }

    /** The keys that the log's checkpoints are and were signed by, a line each, the present one first. */
    String verifierKeys() {
        return transactions.in(
                () -> keys.verifierKeys(Tenancy.current().organization().value()).stream()
                        .map(VerifierKey::text)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /** That the tree of one size is the beginning of that of another. */
    ConsistencyProof consistency(long from, long to) {
        return transactions.in(() -> {
            long signed = checkpoints
                    .newest()
                    .map(text -> SignedCheckpoint.parse(text).checkpoint().size())
                    .orElse(0L);
            if (to < 0 || to > signed) {
                throw QueryParameters.invalid("to", "a size of 0 to " + signed + ", that of the newest checkpoint");
            }
            if (from < 0 || from > to) {
                throw QueryParameters.invalid("from", "a size of 0 to " + to);
            }
            tellReading.tell(Map.of("consistency", from + " to " + to));
            UUID log = Tenancy.current().organization().value();
            return new ConsistencyProof(texts(Proofs.consistency(from, to, subtrees.of(log))));
        });
    }

    private static List<String> texts(List<byte[]> hashes) {
        return hashes.stream().map(ReadProofs::base64).toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
