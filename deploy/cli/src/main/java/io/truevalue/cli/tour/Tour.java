package io.truevalue.cli.tour;

import io.truevalue.cli.rls.DatabaseServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Plays the steps in order, prints each, and counts what came out as told. */
public final class Tour {
    private final PrintStream out;

    Tour(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int offset = Integer.getInteger("truevalue.port-offset", 0);
        Path samples = Path.of(System.getProperty("truevalue.samples", "docs/sample-data"));
        Platform platform = new Platform(offset, out);
        DatabaseServer server = DatabaseServer.of(
                offset,
                Path.of(System.getProperty("truevalue.home", ".truevalue")),
                System.getenv().getOrDefault("TRUEVALUE_POSTGRES_URL", ""));
        System.exit(new Tour(out).play(FirstCustomer.steps(platform, samples, server)));
    }

    /** The exit code: 0 when every step came out as told. */
    int play(List<Step> steps) {
        int passed = 0;
        int failed = 0;
        for (Step step : steps) {
            out.printf("%n%2d. %s%n", passed + failed + 1, step.title());
            try {
                step.play().run();
                out.println("     passed");
                passed++;
            } catch (StepFailed e) {
                out.println("     FAILED: " + e.getMessage());
                failed++;
            }
        }
        out.printf("%n%d passed, %d failed%n", passed, failed);
        return failed == 0 ? 0 : 1;
    }
}
