package io.truevalue.auditbundle;

import io.truevalue.merkle.SignedCheckpoint;
import org.jspecify.annotations.Nullable;

/** What a line after the first is, with all that can be judged of it alone. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and kept within.
sealed interface Part {
    /** The line's number. */
    long line();

    /**
     * @param hash of its leaf
     * @param fault what does not fit in it; null where all does
     */
    record Event(
            long line,
            long index,
            String id,
            byte[] hash,
            @Nullable String fault) implements Part {
        String name() {
            return "event " + index + " (" + id + ")";
        }
    }

    record Subtree(long line, long from, int height, byte[] hash) implements Part {}

    record Head(long line, SignedCheckpoint checkpoint) implements Part {}

    record End(long line, long events, long treeSize) implements Part {}

    record Malformed(long line, String why) implements Part {}
}
