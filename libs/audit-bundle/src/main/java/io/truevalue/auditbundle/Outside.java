package io.truevalue.auditbundle;

import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.ProofRejected;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.merkle.VerifierKey;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the checkpoints kept outside with the leaves as they are covered. */
final class Outside {
    private static final String KEPT = "checkpoint kept outside at ";

    private final List<SignedCheckpoint> checkpoints;
    private int next;
    private int compared;
    private long lastFitting;
    private @Nullable String notJudged;

    Outside(List<SignedCheckpoint> checkpoints, List<VerifierKey> keys) {
        this.checkpoints = checkpoints;
        for (SignedCheckpoint one : checkpoints) {
            try {
                one.verifiedBy(keys);
            } catch (ProofRejected e) {
                throw new BundleRejected(KEPT + one.checkpoint().size() + ": " + e.getMessage());
            }
        }
    }

    /** To be asked before and after anything is appended: those at this size are compared, those below were passed by. */
    void compare(CompactRange range) {
        while (next < checkpoints.size() && size() <= range.size()) {
            if (size() == range.size()) {
                fit(range);
            } else if (notJudged == null) {
                notJudged = KEPT + size()
                        + ": cannot be compared, since the bundle holds no single hashes there; export without a filter";
            }
            next++;
        }
    }

    private void fit(CompactRange range) {
        if (!MessageDigest.isEqual(
                range.root(), checkpoints.get(next).checkpoint().root())) {
            throw new BundleRejected(
                    Coverage.rewritten(lastFitting, size(), "the checkpoint kept outside at " + size()));
        }
        lastFitting = size();
        compared++;
    }

    void end(long treeSize) {
        if (next < checkpoints.size()) {
            long most = checkpoints.getLast().checkpoint().size();
            throw new BundleRejected(Coverage.missing(treeSize, most) + ": a checkpoint kept outside is over " + most);
        }
    }

    private long size() {
        return checkpoints.get(next).checkpoint().size();
    }

    int compared() {
        return compared;
    }

    @Nullable
    String notJudged() {
        return notJudged;
    }
}
