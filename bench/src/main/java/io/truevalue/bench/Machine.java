package io.truevalue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the figures were taken on: without it they say little. */
public final class Machine {
    private Machine() {}

    /** The day, the processors and how busy they were before we began, as {@code 2026-11-21, 2 processors, load 0.4}. */
    public static String now() throws IOException {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        return LocalDate.now(ZoneOffset.UTC) + ", " + Runtime.getRuntime().availableProcessors() + " processors, load "
                + load + " before the start";
    }
}
