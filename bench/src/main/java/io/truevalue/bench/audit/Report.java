package io.truevalue.bench.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables, as they are printed and kept. */
final class Report {
    private final List<String> lines = new ArrayList<>();

    void begin(String machine, Options options) {
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d rounds of %,d events over %,d organisations, in Kafka before the clock starts; the median. PostgreSQL,"
                        + " Kafka and the audit log (a heap of 1 GiB) share the processors; every commit is on disk.",
                machine,
                options.rounds(),
                options.eventsARound(),
                options.organizations()));
        lines.add("");
    }

    void recording(Recording recording, double copy, double inserts) {
        double provable = recording.medianProvable();
        lines.add("| what | events/s | beside it |");
        lines.add("|---|---|---|");
        lines.add(row("from Kafka to provable: recorded and under a checkpoint", provable, 1));
        lines.add(row("from Kafka to recorded", recording.medianRecorded(), provable));
        lines.add(row("the same rows by one bare `COPY`, no index, no Kafka", copy, provable));
        lines.add(row("the same rows by a plain insert and commit each, one connection", inserts, provable));
        lines.add("");
        lines.add("Provable, each round: " + recording.each() + " events/s.");
        lines.add("");
    }

    private static String row(String what, double rate, double provable) {
        String beside = provable == 1 ? "1.00" : String.format(Locale.ROOT, "%.2f", rate / provable);
        return String.format(Locale.ROOT, "| %s | %,.0f | %s |", what, rate, beside);
    }

    void readable(Millis times, int seconds) {
        lines.add("From the commit in a service to readable by the API, at 1,000 events/s for " + seconds
                + " s, asked each 25 ms: p50 "
                + times.percentile(50) + " ms, p95 " + times.percentile(95) + " ms, p99 " + times.percentile(99)
                + " ms (" + times.count() + " events asked for).");
        lines.add("");
    }

    /** @param pages by the number of events that the organisation then had, by question */
    void pages(Map<Integer, Map<String, Millis>> pages) {
        StringBuilder head = new StringBuilder("| a page of 50, first and second in turn, ms |");
        StringBuilder rule = new StringBuilder("|---|");
        Map<String, StringBuilder> rows = new LinkedHashMap<>();
        pages.forEach((events, questions) -> {
            head.append(String.format(Locale.ROOT, " p50 at %,d | p95 at %,d |", events, events));
            rule.append("---|---|");
            questions.forEach(
                    (question, times) -> rows.computeIfAbsent(question, name -> new StringBuilder("| " + name + " |"))
                            .append(" " + times.percentile(50) + " | " + times.percentile(95) + " |"));
        });
        lines.add(head.toString());
        lines.add(rule.toString());
        rows.values().forEach(row -> lines.add(row.toString()));
        lines.add("");
    }

    void bundle(ExportAndVerify.Measured measured, int events) {
        ExportAndVerify.Verified exported = measured.exported();
        lines.add(String.format(
                Locale.ROOT,
                "%,d events of one organisation exported in %.1f s (%,d MB) and verified offline in %.1f s: `%s`.",
                events,
                measured.exportSeconds(),
                exported.bytes() >> 20,
                exported.seconds(),
                exported.verdict()));
        ExportAndVerify.Verified ofLong = measured.ofLong();
        if (ofLong != null) {
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT,
                    "Of the same events again and again, each under an id, leaf and hash of its own, %,d MB verified offline in"
                            + " %.1f s: `%s`.",
                    ofLong.bytes() >> 20,
                    ofLong.seconds(),
                    ofLong.verdict()));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
