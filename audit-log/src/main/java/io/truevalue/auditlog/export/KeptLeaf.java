package io.truevalue.auditlog.export;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of one leaf. What is not there was not asked for, has expired, or was taken away by somebody at the
 * database: that is for the verifier to tell, so it is exported as it is found.
 *
 * @param hash as it was recorded
 * @param id the CloudEvent's
 * @param leaf canonical text; null where only the hash is there, or the event was not asked for
 * @param personal the sealed values beside it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and kept within.
record KeptLeaf(
        long index,
        byte @Nullable [] hash,
        @Nullable String id,
        @Nullable String leaf,
        @Nullable String personal) {}
