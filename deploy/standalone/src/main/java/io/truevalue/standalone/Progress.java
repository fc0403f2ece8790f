package io.truevalue.standalone;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line a component as it comes up, with the time that it took. */
final class Progress {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void line(String line) {
        out.println(line);
    }

    void up(String component, String where, long since) {
        out.println(String.format(Locale.ROOT, "  %-14s %-34s %5.1f s", component, where, seconds(since)));
    }

    String elapsed() {
        return String.format(Locale.ROOT, "%.1f s", seconds(began));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
