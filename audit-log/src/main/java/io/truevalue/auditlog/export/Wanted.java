package io.truevalue.auditlog.export;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Which leaves an export shows as events: all, or those that were found, ascending. */
final class Wanted {
    static final Wanted ALL = new Wanted(null);

    private final long @Nullable [] leaves;

    private Wanted(long @Nullable [] leaves) {
        this.leaves = leaves;
    }

    static Wanted of(long[] leaves) {
        return new Wanted(leaves);
    }

    boolean isAll() {
        return leaves == null;
    }

    /** How many from one leaf to before another. */
    long count(long from, long to) {
        return leaves == null ? to - from : slice(leaves, from, to).count();
    }

    /** The first from one to before another; the other where there is none. */
    long first(long from, long to) {
        return leaves == null ? from : slice(leaves, from, to).findFirst().orElse(to);
    }

    /** Those from one to before another, as PostgreSQL reads an array. */
    String between(long from, long to) {
        return slice(leaves == null ? new long[0] : leaves, from, to)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static LongStream slice(long[] leaves, long from, long to) {
        int first = place(leaves, from);
        return Arrays.stream(leaves, first, Math.max(first, place(leaves, to)));
    }

    private static int place(long[] leaves, long leaf) {
        int place = Arrays.binarySearch(leaves, leaf);
        return place < 0 ? -place - 1 : place;
    }
}
