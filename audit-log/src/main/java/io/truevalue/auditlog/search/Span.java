package io.truevalue.auditlog.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Between which times events are looked for.
 *
 * @param since inclusive
 * @param until events before it, or at it and of a smaller leaf than {@code untilLeaf}
 */
public record Span(Instant since, Instant until, long untilLeaf) {
    /** What the record itself keeps times within. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00.000001Z");

    /** All there is. */
    public static final Span ALWAYS = of(null, null);

    /** @param until exclusive */
    public static Span of(@Nullable Instant since, @Nullable Instant until) {
        Instant first = since == null || since.isBefore(EARLIEST) ? EARLIEST : since;
        Instant last = until == null || until.isAfter(LATEST) ? LATEST : until;
        return new Span(first, last.isBefore(EARLIEST) ? EARLIEST : last, 0);
    }

    /** What of it comes after a place, the newest first; the same where that place is not before its end. */
    public Span after(Instant time, long leafIndex) {
        return time.isBefore(until) ? new Span(since, time, leafIndex) : this;
    }

    LocalDate firstDay() {
        return LocalDate.ofInstant(since, ZoneOffset.UTC);
    }

    LocalDate lastDay() {
        return LocalDate.ofInstant(until, ZoneOffset.UTC);
    }
}
