package io.truevalue.auditlog.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A leaf as it goes into a bundle.
 *
 * @param hash as it was recorded; null where it is gone
 * @param line the event's; null where it is left out
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and kept within.
record DisclosedEvent(
        long index, byte @Nullable [] hash, @Nullable ObjectNode line) {}
