package io.truevalue.auditlog.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.auditbundle.BundleVerifier;
import io.truevalue.auditlog.event.EventSearch;
import io.truevalue.auditlog.log.KeptSubtree;
import io.truevalue.auditlog.log.Logs;
import io.truevalue.merkle.Checkpoint;
import io.truevalue.merkle.CheckpointSigner;
import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.Rfc6962;
import io.truevalue.web.Ids;
import io.truevalue.web.PieceStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** With every leaf left out, so that a bundle of any length is made of hashes alone. */
class BundlePiecesTest {
    private final UUID log = Ids.next();
    private final CheckpointSigner signer = CheckpointSigner.generate(Logs.origin(log));
    private final List<Long> asked = new ArrayList<>();
    private final List<Long> leftOut = new ArrayList<>();

    @Test
    void coversManyLeavesThatNobodyAskedForInAFewLines() throws IOException {
        ExportPlan plan = plan(4, 999, 1_000, 20_000);

        byte[] bundle = stream(plan).readAllBytes();

        assertThat(new BundleVerifier(List.of(), List.of())
                        .verify(new java.io.ByteArrayInputStream(bundle))
                        .line())
                .isEqualTo("OK 0 events");
        assertThat(bundle.length).isLessThan(20_000);
        assertThat(asked).hasSize(40).contains(0L, 500L, 19_500L);
    }

    @Test
    void readsOfWhatLiesBetweenFewEventsTheHashesOfManyAtOnce() throws IOException {
        ExportPlan all = plan(4, 999, 1_000, 20_000);
        ExportPlan plan = new ExportPlan(
                log,
                all.search(),
                Wanted.of(new long[] {3, 5_000, 5_001, 19_999}),
                0,
                all.heads(),
                all.keys(),
                Instant.EPOCH);

        assertThat(new BundleVerifier(List.of(), List.of()).verify(stream(plan)).line())
                .isEqualTo("OK 0 events");
        assertThat(asked).containsExactly(0L, 500L, 5_000L, 19_999L);
        assertThat(leftOut).containsExactly(1_000L, 5_500L);
    }

    @Test
    void readsNoFurtherThanItIsRead() throws IOException {
        try (InputStream stream = stream(plan(2_000))) {
            stream.readNBytes(100);
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void tellsOfALogWithoutALeaf() throws IOException {
        assertThat(new BundleVerifier(List.of(), List.of())
                        .verify(stream(plan(0)))
                        .line())
                .isEqualTo("OK 0 events");
    }

    private InputStream stream(ExportPlan plan) {
        return new PieceStream(new BundlePieces(plan, LineForm.NDJSON, new PagesOfLeaves() {
            @Override
            public List<DisclosedEvent> between(long from, long to) {
                asked.add(from);
                List<DisclosedEvent> page = new ArrayList<>();
                for (long i = from; i < to; i++) {
                    page.add(new DisclosedEvent(i, hash(i), null));
                }
                return page;
            }

            @Override
            public List<KeptSubtree> leftOut(long from, long to) {
                leftOut.add(from);
                return kept(from, to);
            }
        }));
    }

    /** By 256 leaves where they are whole. */
    private static List<KeptSubtree> kept(long from, long to) {
        List<KeptSubtree> kept = new ArrayList<>();
        for (long at = from; at < to; ) {
            int height = at % 256 == 0 && at + 256 <= to ? 8 : 0;
            CompactRange range = new CompactRange();
            for (long i = at; i < at + (1L << height); i++) {
                range.append(hash(i));
            }
            kept.add(new KeptSubtree(at, height, range.root()));
            at += 1L << height;
        }
        return kept;
    }

    private ExportPlan plan(long... sizes) {
        CompactRange range = new CompactRange();
        List<ExportPlan.Head> heads = new ArrayList<>();
        for (long size : sizes) {
            while (range.size() < size) {
                range.append(hash(range.size()));
            }
            heads.add(new ExportPlan.Head(
                    size,
                    signer.sign(new Checkpoint(Logs.origin(log), size, range.root()))
                            .text()));
        }
        EventSearch search = new EventSearch("nobody", null, null, null, null, null);
        return new ExportPlan(log, search, Wanted.ALL, 0, heads, List.of(signer.verifierKey()), Instant.EPOCH);
    }

    private static byte[] hash(long index) {
        ObjectNode leaf = JsonNodeFactory.instance.objectNode().put("index", index);
        return Rfc6962.leafHash(leaf.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
