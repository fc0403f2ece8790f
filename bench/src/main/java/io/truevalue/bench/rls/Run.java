package io.truevalue.bench.rls;

import java.util.Arrays;

/**
 * One run: how many were answered, and how long each took, in microseconds, sorted.
 *
 * @param processorMicros that the service's process took; 0 of a run without it
 */
record Run(double seconds, Latencies latencies, long processorMicros) {
    /** Microseconds, ascending. */
    static final class Latencies {
        private final long[] sorted;

        Latencies(long[] micros) {
            sorted = micros.clone();
            Arrays.sort(sorted);
        }

        int count() {
            return sorted.length;
        }

        double atPercent(int percent) {
            return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
        }
    }

    double perSecond() {
        return latencies.count() / seconds;
    }

    double processorMicrosEach() {
        return latencies.count() == 0 ? 0 : processorMicros / (double) latencies.count();
    }
}
