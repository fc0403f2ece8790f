package io.truevalue.auditbundle;

import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.merkle.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a bundle of any length as docs/audit-bundle.md says, trusting nothing but what it is made with. Lines are
 * judged by themselves on all processors, a batch each, and put together in their order.
 */
public final class BundleVerifier {
    private static final int BATCH_LINES = 512;
    private static final int BATCH_BYTES = 1 << 20;

    private final List<VerifierKey> pinned;
    private final List<SignedCheckpoint> keptOutside;

    /**
     * @param pinned keys of the log known from elsewhere; empty to believe those of the bundle
     * @param keptOutside checkpoints kept outside; those of other logs are left aside
     */
    public BundleVerifier(List<VerifierKey> pinned, List<SignedCheckpoint> keptOutside) {
        this.pinned = List.copyOf(pinned);
        this.keptOutside = List.copyOf(keptOutside);
    }

    /** @throws IOException where the bundle cannot be read; what does not fit in it is a verdict */
    public Verdict verify(InputStream bundle) throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(processors);
        try {
            return new Run(Lines.of(bundle), workers, 2 * processors).verdict();
        } catch (BundleRejected e) {
            return new Verdict.DoesNotFit(String.valueOf(e.getMessage()));
        } finally {
            workers.shutdownNow();
        }
    }

    /** One bundle's reading: batches under way, the oldest of which is taken next. */
    private final class Run {
        private final Lines lines;
        private final ExecutorService workers;
        private final int most;
        private final Coverage coverage;
        private final Header header;
        private final Deque<Future<List<Part>>> underWay = new ArrayDeque<>();
        private final Queue<LineCheck> idleChecks = new ConcurrentLinkedQueue<>();

        Run(Lines lines, ExecutorService workers, int most) throws IOException {
            this.lines = lines;
            this.workers = workers;
            this.most = most;
            Line first = lines.next();
            if (first == null) {
                throw new BundleRejected("the bundle is empty");
            }
            this.header = Header.parse(first);
            this.coverage = new Coverage(header, pinned, keptOutside);
        }

        Verdict verdict() throws IOException {
            BundleRejected broken = null;
            long read = 1;
            while (broken == null) {
                List<Line> batch = new ArrayList<>();
                broken = fill(batch);
                if (batch.isEmpty()) {
                    break;
                }
                read = batch.getLast().number();
                underWay.add(workers.submit(() -> check(batch)));
                if (underWay.size() == most) {
                    takeOldest();
                }
            }
            while (!underWay.isEmpty()) {
                takeOldest();
            }
            if (broken != null) {
                throw broken;
            }
            Verdict verdict = coverage.verdict();
            if (verdict == null) {
                throw new BundleRejected("the bundle is cut off after line " + read);
            }
            return verdict;
        }

        /** By a check that no other thread uses meanwhile: to make one costs what some hundred lines do. */
        private List<Part> check(List<Line> batch) {
            LineCheck idle = idleChecks.poll();
            LineCheck check = idle == null ? new LineCheck(header) : idle;
            List<Part> parts = check.check(batch);
            idleChecks.add(check);
            return parts;
        }

        /** What is wrong in the reading itself comes after what came before it. */
        private @Nullable BundleRejected fill(List<Line> batch) throws IOException {
            int bytes = 0;
            try {
                while (batch.size() < BATCH_LINES && bytes < BATCH_BYTES) {
                    Line line = lines.next();
                    if (line == null) {
                        return null;
                    }
                    batch.add(line);
                    bytes += line.json().length;
                }
                return null;
            } catch (BundleRejected e) {
                return e;
            }
        }

        private void takeOldest() throws IOException {
            try {
                for (Part part : underWay.remove().get()) {
                    coverage.take(part);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a line could not be judged", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted");
            }
        }
    }
}
