package io.truevalue.auditlog.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.auditlog.log.KeptSubtree;
import io.truevalue.merkle.Rfc6962;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** Leaves that are left out, one after another, as the fewest subtrees that cover them. */
final class LeftOut {
    private final List<Subtree> subtrees = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // Never compared, and kept within.
    private record Subtree(long from, int height, byte[] hash) {
        long to() {
            return from + (1L << height);
        }

        boolean pairsWith(Subtree next) {
            return height == next.height && to() == next.from && (from >>> height & 1) == 0;
        }
    }

    void add(long index, byte[] hash) {
        add(new KeptSubtree(index, 0, hash));
    }

    void add(KeptSubtree kept) {
        Subtree last = new Subtree(kept.from(), kept.height(), kept.hash());
        while (!subtrees.isEmpty() && subtrees.getLast().pairsWith(last)) {
            Subtree left = subtrees.removeLast();
            last = new Subtree(left.from(), left.height() + 1, Rfc6962.nodeHash(left.hash(), last.hash()));
        }
        subtrees.add(last);
    }

    /** Tells them, and begins anew. */
    void drain(Consumer<ObjectNode> lines) {
        for (Subtree subtree : subtrees) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.putObject("subtree")
                    .put("from", subtree.from())
                    .put("height", subtree.height())
                    .put("hash", Base64.getEncoder().encodeToString(subtree.hash()));
            lines.accept(line);
        }
        subtrees.clear();
    }
}
