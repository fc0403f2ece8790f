package io.truevalue.analytics.metric;

import io.truevalue.analytics.rollup.Quarters;
import java.util.ArrayList;
import java.util.List;

/** A range's windows, cut where half days of UTC end: which window lies in which quarters of which half day. */
public final class Pieces {
    private record Piece(int halfDay, long mask, int part) {}

    private final List<Piece> pieces;

    private Pieces(List<Piece> pieces) {
        this.pieces = pieces;
    }

    public static Pieces of(Range range) {
        int[] starts = range.quarters();
        List<Piece> pieces = new ArrayList<>();
        for (int part = 1; part <= starts.length; part++) {
            int end = part == starts.length ? range.toQuarter() : starts[part];
            for (int from = starts[part - 1]; from < end; ) {
                int halfDay = Quarters.halfDay(from);
                int first = halfDay * Quarters.IN_HALF_DAY;
                int to = Math.min(end, first + Quarters.IN_HALF_DAY);
                pieces.add(new Piece(halfDay, Quarters.bits(from - first, to - first), part));
                from = to;
            }
        }
        return new Pieces(pieces);
    }

    public int[] halfDays() {
        return pieces.stream().mapToInt(Piece::halfDay).toArray();
    }

    /** A bit for each quarter of the half day that belongs to the window. */
    public long[] masks() {
        return pieces.stream().mapToLong(Piece::mask).toArray();
    }

    /** Numbers of windows, the first one 1. */
    public int[] parts() {
        return pieces.stream().mapToInt(Piece::part).toArray();
    }

    public int first() {
        return pieces.getFirst().halfDay();
    }

    public int last() {
        return pieces.getLast().halfDay();
    }
}
