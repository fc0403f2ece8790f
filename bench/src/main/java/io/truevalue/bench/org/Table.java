package io.truevalue.bench.org;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results in Markdown. */
final class Table {
    private final String machine;
    private final Options options;

    Table(String machine, Options options) {
        this.machine = machine;
        this.options = options;
    }

    /**
     * @param costs queries and calls a page, by its limit
     * @param processorMicros of org and of auth a page
     */
    List<String> lines(Map<Pages.Kind, List<Long>> answered, List<Cost> costs, double processorMicros) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: pages of 20 of %,d members with roles and teams, %d a second at a constant rate for %d s, each timed"
                        + " from the moment at which it was due; org and auth as processes of their own.",
                machine,
                options.members(),
                options.perSecond(),
                options.seconds()));
        lines.add("");
        lines.add("| page | asked | p50 ms | p95 ms | p99 ms | slowest ms |");
        lines.add("|---|---|---|---|---|---|");
        answered.forEach((kind, micros) -> lines.add(row(kind.words(), micros)));
        lines.add(row(
                "**all**",
                answered.values().stream().flatMap(List::stream).sorted().toList()));
        lines.add("");
        costs.forEach(cost -> lines.add(String.format(
                Locale.ROOT,
                "A page of %d costs %d queries of org and %d signed call.",
                cost.limit(),
                cost.queries(),
                cost.calls())));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Processor time of org and auth together: %.0f µs a page. p95 is to be under 50 ms: %s.",
                processorMicros,
                p95(answered) < 50_000 ? "it is" : "IT IS NOT"));
        return lines;
    }

    /** What a page of this limit costs. */
    record Cost(int limit, long queries, long calls) {}

    static double p95(Map<Pages.Kind, List<Long>> answered) {
        return at(answered.values().stream().flatMap(List::stream).sorted().toList(), 95);
    }

    private static String row(String what, List<Long> micros) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.1f | %.1f | %.1f |",
                what,
                micros.size(),
                at(micros, 50) / 1_000,
                at(micros, 95) / 1_000,
                at(micros, 99) / 1_000,
                at(micros, 100) / 1_000);
    }

    private static double at(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
