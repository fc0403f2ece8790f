package io.truevalue.auditlog.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.auditbundle.Header;
import io.truevalue.auditlog.log.Logs;
import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;

/** A bundle's bytes, a page of leaves at a time: header, what covers every leaf, checkpoints at their places, end. */
final class BundlePieces implements Supplier<byte[]> {
    private static final int PAGE = 500;

    /** Where fewer leaves are left out at once, their hashes are read with the events'. */
    private static final int LEAST_QUIET = 1_024;

    private static final long MOST_QUIET = 1 << 20;

    private final ExportPlan plan;
    private final LineForm form;
    private final PagesOfLeaves pages;
    private final LeftOut leftOut = new LeftOut();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private boolean begun;
    private boolean ended;
    private long covered;
    private int nextHead;
    private long events;

    BundlePieces(ExportPlan plan, LineForm form, PagesOfLeaves pages) {
        this.plan = plan;
        this.form = form;
        this.pages = pages;
    }

    /** Empty after the end. */
    @Override
    public byte[] get() {
        piece.reset();
        while (piece.size() == 0 && !ended) {
            if (!begun) {
                begin();
            } else if (covered < plan.treeSize()) {
                page();
            } else {
                end();
            }
        }
        return piece.toByteArray();
    }

    private void begin() {
        begun = true;
        piece.writeBytes(form.beforeLines());
        ObjectNode header = JsonNodeFactory.instance
                .objectNode()
                .put("bundle", Header.VERSION)
                .put("organization_id", plan.log().toString())
                .put("origin", Logs.origin(plan.log()))
                .put("exported_at", plan.at().toString());
        ObjectNode filter = header.putObject("filter");
        plan.search().given().forEach(filter::put);
        header.put("expired", plan.expired());
        ArrayNode keys = header.putArray("keys");
        plan.keys().forEach(key -> keys.add(key.text()));
        write(header);
    }

    private void page() {
        headsUpTo(covered);
        long quiet = quietTo();
        if (quiet - covered < LEAST_QUIET) {
            leaves();
            return;
        }
        pages.leftOut(covered, quiet).forEach(leftOut::add);
        covered = quiet;
    }

    /** How far no leaf is shown, and no checkpoint has its place. */
    private long quietTo() {
        long to = Math.min(plan.heads().get(nextHead).size(), covered + MOST_QUIET);
        return plan.wanted().first(Math.clamp(plan.expired(), covered, to), to);
    }

    private void leaves() {
        long to = Math.min(covered + PAGE, plan.treeSize());
        for (DisclosedEvent leaf : pages.between(covered, to)) {
            headsUpTo(leaf.index());
            if (leaf.line() != null) {
                leftOut.drain(this::write);
                write(leaf.line());
                events++;
            } else if (leaf.hash() != null) {
                leftOut.add(leaf.index(), leaf.hash());
            }
        }
        covered = to;
    }

    /** Checkpoints over no more leaves than that, which have their place before what comes next. */
    private void headsUpTo(long size) {
        while (nextHead < plan.heads().size() && plan.heads().get(nextHead).size() <= size) {
            leftOut.drain(this::write);
            write(JsonNodeFactory.instance
                    .objectNode()
                    .put("checkpoint", plan.heads().get(nextHead).note()));
            nextHead++;
        }
    }

    private void end() {
        ended = true;
        headsUpTo(plan.treeSize());
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.putObject("end").put("events", events).put("tree_size", plan.treeSize());
        write(line);
    }

    private void write(ObjectNode line) {
        piece.writeBytes(form.line(line));
    }
}
