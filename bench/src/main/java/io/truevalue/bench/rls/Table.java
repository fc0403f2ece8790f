package io.truevalue.bench.rls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The one table of results, in Markdown: the median of the runs of each. */
final class Table {
    static final String SERVICE = "crm service, row-level security";
    static final String POLICIES = "pgbench, the same SQL, role and setting";
    static final String PREDICATE = "pgbench, `org_id = ...` in the SQL, no policies";

    private final Map<String, List<Run>> runs = new LinkedHashMap<>();

    void add(String what, Run run) {
        runs.computeIfAbsent(what, unseen -> new ArrayList<>()).add(run);
    }

    List<String> lines(String machine, Options options, int rounds) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: a page of 20 contacts, %d organisations of %,d contacts, %d connections, %d runs of %d s each in"
                        + " turn; the median.",
                machine,
                CrmDatabase.ORGANIZATIONS,
                CrmDatabase.CONTACTS_EACH,
                options.connections(),
                rounds,
                options.seconds()));
        lines.add("");
        lines.add("| what | pages/s | p50 ms | p95 ms | CPU µs a page, of the service | of pgbench's pages/s |");
        lines.add("|---|---|---|---|---|---|");
        double all = median(POLICIES, Run::perSecond);
        runs.keySet().forEach(what -> lines.add(line(what, all)));
        double cost = p95(POLICIES) / p95(PREDICATE) - 1;
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, "Row-level security, the tenant's setting included, costs %.0f %% of p95.", cost * 100));
        return lines;
    }

    private String line(String what, double all) {
        double processor = median(what, Run::processorMicrosEach);
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.2f | %s | %.2f |",
                what,
                median(what, Run::perSecond),
                median(what, run -> run.latencies().atPercent(50)) / 1_000,
                p95(what) / 1_000,
                processor == 0 ? "" : String.format(Locale.ROOT, "%.0f", processor),
                median(what, Run::perSecond) / all);
    }

    private double p95(String what) {
        return median(what, run -> run.latencies().atPercent(95));
    }

    private double median(String what, ToDoubleFunction<Run> figure) {
        double[] sorted = Objects.requireNonNull(runs.get(what)).stream()
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
