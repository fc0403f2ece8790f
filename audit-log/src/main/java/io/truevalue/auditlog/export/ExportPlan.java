package io.truevalue.auditlog.export;

import io.truevalue.auditlog.event.EventSearch;
import io.truevalue.merkle.VerifierKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a bundle will hold, decided before its first byte: nothing that is recorded later comes into it.
 *
 * @param wanted what the search found
 * @param expired how many of the first leaves are kept as hashes alone
 * @param heads the last of which is over the whole
 */
record ExportPlan(
        UUID log,
        EventSearch search,
        Wanted wanted,
        long expired,
        List<Head> heads,
        List<VerifierKey> keys,
        Instant at) {
    /** A checkpoint. */
    record Head(long size, String note) {}

    long treeSize() {
        return heads.getLast().size();
    }
}
