package io.truevalue.analytics.rollup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which generation of the figures is read, and which one is being built anew.
 *
 * @param building null while none is
 * @param cursor where the audit store's next page begins; null at its beginning
 * @param read how many events of the audit store were read
 */
public record Generation(
        int current,
        @Nullable Integer building,
        @Nullable String cursor,
        long read,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt) {}
