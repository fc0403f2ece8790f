package io.truevalue.bench.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times of the same thing, in milliseconds. */
final class Millis {
    private static final double NANOS = 1e6;

    private final List<Long> nanos = new ArrayList<>();

    synchronized void add(long time) {
        nanos.add(time);
    }

    synchronized int count() {
        return nanos.size();
    }

    String percentile(int percent) {
        List<Long> sorted = sorted();
        int index = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
        return sorted.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f", sorted.get(Math.max(index, 0)) / NANOS);
    }

    private synchronized List<Long> sorted() {
        return nanos.stream().sorted().toList();
    }
}
