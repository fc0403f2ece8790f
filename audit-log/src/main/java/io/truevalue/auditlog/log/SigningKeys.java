package io.truevalue.auditlog.log;

import io.truevalue.auditlog.log.SigningKeyStore.Kept;
import io.truevalue.merkle.Checkpoint;
import io.truevalue.merkle.CheckpointSigner;
import io.truevalue.merkle.Rfc6962;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.merkle.VerifierKey;
import io.truevalue.tenancy.sealing.Seal;
import io.truevalue.tenancy.sealing.SealingKeys;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What checkpoints are signed with: one Ed25519 key for all logs, under each log's own name, and a new one after a while.
 * What an older key signed is verified by it for ever, so that its public half stays.
 */
@Singleton
public class SigningKeys {
    private static final int REMEMBERED_SIGNERS = 4_096;

    private final SigningKeyStore store;
    private final CheckpointSettings settings;
    private final Seal seal;
    private final Clock clock;
    private volatile @Nullable Ring ring;

    /** The keys, the newest first, and that one's signers by log. */
    @SuppressWarnings("ArrayRecordComponent") // A row, never compared.
    private record Ring(List<Kept> keys, byte[] secret, Map<UUID, CheckpointSigner> signers) {}

    SigningKeys(SigningKeyStore store, CheckpointSettings settings, SealingKeys sealing, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.seal = sealing.forPurpose("audit-checkpoint-key");
        this.clock = clock;
    }

    /** Must run in a transaction. */
    CheckpointSigner signerOf(UUID log) {
        Ring current = current();
        synchronized (current.signers()) {
            return current.signers()
                    .computeIfAbsent(log, any -> CheckpointSigner.of(Logs.origin(log), current.secret()));
        }
    }

    /** That the log holds no leaf: what an export of a new log ends with. Must run in a transaction. */
    public SignedCheckpoint emptyHead(UUID log) {
        return signerOf(log).sign(new Checkpoint(Logs.origin(log), 0, Rfc6962.emptyRoot()));
    }

    /** All that have signed, under the log's name, the newest first. Must run in a transaction. */
    public List<VerifierKey> verifierKeys(UUID log) {
        return current().keys().stream()
                .map(key -> new VerifierKey(Logs.origin(log), key.publicKey()))
                .toList();
    }

    private Ring current() {
        Ring known = ring;
        if (known == null || isOld(known.keys().getFirst())) {
            known = load();
            ring = known;
        }
        return known;
    }

    /** What another instance made meanwhile counts; where the newest is old still, one is made. */
    private Ring load() {
        store.takeTurn();
        List<Kept> keys = store.list();
        if (keys.isEmpty() || isOld(keys.getFirst())) {
            add();
            keys = store.list();
        }
        Kept newest = keys.getFirst();
        byte[] secret = Base64.getDecoder()
                .decode(seal.open(newest.sealedSeed(), newest.id().toString()));
        return new Ring(keys, secret, new Signers());
    }

    private void add() {
        CheckpointSigner signer = CheckpointSigner.generate("truevalue");
        UUID id = Ids.next();
        byte[] secret = signer.secret();
        String sealed = seal.seal(Base64.getEncoder().encodeToString(secret), id.toString());
        store.add(new Kept(id, Arrays.copyOfRange(secret, secret.length - 32, secret.length), sealed, clock.instant()));
    }

    private boolean isOld(Kept key) {
        Instant end = key.createdAt().plus(settings.keyAge());
        return !clock.instant().isBefore(end);
    }

    private static final class Signers extends LinkedHashMap<UUID, CheckpointSigner> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, CheckpointSigner> eldest) {
            return size() > REMEMBERED_SIGNERS;
        }
    }
}
