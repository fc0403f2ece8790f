package io.truevalue.bench.gateway;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is told of a contestant: the median of its runs, errors of all. */
record Row(Contestant contestant, List<Run> runs, long residentBytes) {
    double median(ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    double perSecond() {
        return median(Run::perSecond);
    }

    long errors() {
        return runs.stream().mapToLong(Run::errors).sum();
    }
}
