package io.truevalue.bench.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The one table of results, in Markdown. */
final class Table {
    private static final double MEGA = 1024 * 1024;

    private Table() {}

    static List<String> of(List<Row> rows, Options options, String machine) {
        OptionalDouble ours = rows.stream()
                .filter(row -> row.contestant() == Contestant.GATEWAY)
                .mapToDouble(Row::perSecond)
                .findFirst();
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s, %d users, %d connections, %d runs of %d s each in turn after %d s of warming up; the median."
                .formatted(
                        machine,
                        options.method().equals("GET") ? "GET" : "POST of 1 KB",
                        Users.COUNT,
                        options.connections(),
                        Options.RUNS,
                        options.seconds(),
                        options.warmUp()));
        lines.add("");
        lines.add(
                "| contestant | requests/s | p50 ms | p99 ms | CPU µs a request | resident MB | errors | gateway / it |");
        lines.add("|---|---|---|---|---|---|---|---|");
        rows.forEach(row -> lines.add(line(row, ours)));
        return lines;
    }

    private static String line(Row row, OptionalDouble ours) {
        String ratio = ours.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", ours.getAsDouble() / row.perSecond());
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.2f | %.1f | %.0f | %d | %s |",
                row.contestant().label(),
                row.perSecond(),
                row.median(Run::p50Micros) / 1_000,
                row.median(Run::p99Micros) / 1_000,
                row.median(Run::processorMicrosEach),
                row.residentBytes() / MEGA,
                row.errors(),
                ratio);
    }
}
