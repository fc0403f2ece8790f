package io.truevalue.auditbundle;

import static io.truevalue.auditbundle.BundleRejected.unless;

import io.truevalue.merkle.Checkpoint;
import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.ProofRejected;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.merkle.VerifierKey;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a bundle's parts in their order: every leaf is covered once, and each checkpoint fits what is covered so far. */
final class Coverage {
    private final Header header;
    private final List<VerifierKey> pinned;
    private final List<VerifierKey> keys;
    private final Outside outside;
    private final CompactRange range = new CompactRange();
    private long events;
    private long lastFitting;
    private @Nullable SignedCheckpoint head;
    private boolean headIsNewest;
    private @Nullable Verdict verdict;

    Coverage(Header header, List<VerifierKey> pinned, List<SignedCheckpoint> keptOutside) {
        this.header = header;
        this.pinned = pinned;
        this.keys = new ArrayList<>(header.keys());
        keys.addAll(pinned);
        this.outside = new Outside(OutsideCheckpoints.of(keptOutside, header.origin()), keys);
        outside.compare(range);
    }

    /** Throws {@link BundleRejected} at the first part that does not fit. */
    void take(Part part) {
        unless(verdict == null, "line " + part.line() + ": there is something after the end");
        switch (part) {
            case Part.Event event -> event(event);
            case Part.Subtree subtree -> subtree(subtree);
            case Part.Head signed -> head(signed);
            case Part.End end -> end(end);
            case Part.Malformed malformed ->
                throw new BundleRejected("line " + malformed.line() + ": " + malformed.why());
        }
    }

    private void event(Part.Event event) {
        if (event.index() != range.size()) {
            throw outOfPlace(event.index(), event.name());
        }
        if (event.fault() != null) {
            throw new BundleRejected(event.name() + event.fault());
        }
        range.append(event.hash());
        events++;
        appended();
    }

    private void subtree(Part.Subtree subtree) {
        if (subtree.from() != range.size()) {
            throw outOfPlace(subtree.from(), "event " + subtree.from());
        }
        long to = subtree.from() + (1L << subtree.height());
        if (header.filter().isEmpty() && to > header.expired()) {
            throw new BundleRejected(
                    missing(Math.max(subtree.from(), header.expired()), to) + ": only hashes are left");
        }
        range.appendSubtree(subtree.height(), subtree.hash());
        appended();
    }

    private BundleRejected outOfPlace(long index, String name) {
        long next = range.size();
        return new BundleRejected(
                index > next ? missing(next, index) : name + " is out of place: event " + next + " comes here");
    }

    private void appended() {
        headIsNewest = false;
        outside.compare(range);
    }

    private void head(Part.Head part) {
        SignedCheckpoint signed = part.checkpoint();
        Checkpoint checkpoint = signed.checkpoint();
        String line = "line " + part.line() + ": ";
        unless(
                checkpoint.origin().equals(header.origin()),
                line + "a checkpoint of another log: " + checkpoint.origin());
        unless(checkpoint.size() <= range.size(), missing(range.size(), checkpoint.size()));
        unless(
                checkpoint.size() == range.size(),
                line + "a checkpoint over " + checkpoint.size() + " events where " + range.size() + " are covered");
        unless(!headIsNewest, line + "a second checkpoint at " + checkpoint.size());
        signedBy(signed, keys);
        unless(
                MessageDigest.isEqual(checkpoint.root(), range.root()),
                rewritten(lastFitting, checkpoint.size(), "the checkpoint at " + checkpoint.size()));
        lastFitting = checkpoint.size();
        head = signed;
        headIsNewest = true;
    }

    private static VerifierKey signedBy(SignedCheckpoint signed, List<VerifierKey> keys) {
        try {
            return signed.verifiedBy(keys);
        } catch (ProofRejected e) {
            throw new BundleRejected("checkpoint at " + signed.checkpoint().size() + ": " + e.getMessage());
        }
    }

    private void end(Part.End end) {
        String line = "line " + end.line() + ": ";
        SignedCheckpoint last = head;
        if (last == null || !headIsNewest) {
            throw new BundleRejected(line + "there is no checkpoint right before the end");
        }
        unless(end.treeSize() == range.size(), line + "the end tells of " + end.treeSize() + " events in the log");
        unless(end.events() == events, line + "the end tells of " + end.events() + " events, and there are " + events);
        outside.end(range.size());
        VerifierKey key = signedBy(last, pinned.isEmpty() ? keys : pinned);
        String notJudged = outside.notJudged();
        verdict = notJudged == null
                ? new Verdict.Fits(header, events, range.size(), key, !pinned.isEmpty(), outside.compared())
                : new Verdict.NotJudged(notJudged);
    }

    /** Null until the end was taken. */
    @Nullable
    Verdict verdict() {
        return verdict;
    }

    /** Says it of the events from one index to before another. */
    static String missing(long from, long to) {
        return to - from == 1 ? "event " + from + " is missing" : "events " + from + " to " + (to - 1) + " are missing";
    }

    static String rewritten(long from, long to, String whatTells) {
        String events = to - from == 1
                ? "event " + from + " was rewritten, removed or added"
                : "events " + from + " to " + (to - 1) + " were rewritten, removed or added";
        return events + ": " + whatTells + " does not fit" + (from == 0 ? "" : ", that at " + from + " does");
    }
}
