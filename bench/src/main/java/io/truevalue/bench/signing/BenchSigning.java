package io.truevalue.bench.signing;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Machine;
import io.truevalue.bench.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Measures {@code libs/hmac-signing} by JMH beside the bare hashes. */
public final class BenchSigning {
    private static final String FLOOR = "floor";

    private record Cost(double best, double median, double bytes) {}

    private BenchSigning() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.setProperty("jmh.ignoreLock", "true");
        try {
            if (arguments.length > 0) {
                throw new CannotMeasure("bench signing takes no option, not " + arguments[0] + ".");
            }
            String machine = Machine.now();
            err.println("Measuring, about three minutes ...");
            List<String> table = table(new Runner(options()).run(), machine);
            table.forEach(out::println);
            Path root = Path.of(System.getProperty("truevalue.root", "."));
            new Results(root.resolve("bench/RESULTS.md")).write("signing", "`./truevalue bench signing`", table);
        } catch (RunnerException e) {
            err.println("truevalue: JMH does not run: " + e.getMessage());
            System.exit(1);
        } catch (CannotMeasure reason) {
            err.println("truevalue: " + reason.getMessage());
            System.exit(1);
        }
    }

    private static Options options() {
        return new OptionsBuilder()
                .include(SigningBenchmark.class.getName())
                .forks(2)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
    }

    private static List<String> table(Collection<RunResult> results, String machine) {
        Map<Integer, Map<String, Cost>> costs = new HashMap<>();
        for (RunResult result : results) {
            int body = Integer.parseInt(result.getParams().getParam("body"));
            String label = result.getPrimaryResult().getLabel();
            costs.computeIfAbsent(body, unseen -> new HashMap<>()).put(label, cost(result));
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                machine + ": microseconds a request, the body's hash included; the floor is SHA-256 over the body"
                        + " and `Mac.doFinal` over the string to sign. The best of ten seconds is the one that others disturbed least.");
        lines.add("");
        lines.add("| what | body bytes | best µs | median µs | bytes allocated | times the floor, best |");
        lines.add("|---|---|---|---|---|---|");
        costs.keySet().stream()
                .sorted()
                .forEach(body -> rows(body, Map.copyOf(costs.getOrDefault(body, Map.of())), lines));
        return lines;
    }

    private static Cost cost(RunResult result) {
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        double bytes = allocated == null ? Double.NaN : allocated.getScore();
        Statistics iterations = result.getPrimaryResult().getStatistics();
        return new Cost(iterations.getMin(), iterations.getPercentile(50), bytes);
    }

    private static void rows(int body, Map<String, Cost> costs, List<String> lines) {
        Cost floor = costs.get(FLOOR);
        if (floor == null) {
            throw new CannotMeasure("JMH told no floor.");
        }
        for (String what : List.of(FLOOR, "sign", "verify")) {
            Cost cost = costs.getOrDefault(what, floor);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.2f | %.0f | %.2f |",
                    what,
                    body,
                    cost.best(),
                    cost.median(),
                    cost.bytes(),
                    cost.best() / floor.best()));
        }
    }
}
