package io.truevalue.bench.gateway;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Child;
import io.truevalue.bench.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Drives a contestant with wrk, one thread, every request another user's. */
final class Load {
    private final Work work;
    private final String wrk;
    private final Path script;
    private final Path tokens;
    private final Options options;

    Load(Work work, String wrk, Path script, Path tokens, Options options) {
        this.work = work;
        this.wrk = wrk;
        this.script = script;
        this.tokens = tokens;
        this.options = options;
    }

    Run run(int port, Child contestant, int seconds) throws IOException {
        long before = contestant.processorMicros();
        List<String> command = List.of(
                wrk,
                "--threads=1",
                "--connections=" + options.connections(),
                "--duration=" + seconds + "s",
                "--timeout=10s",
                "--script=" + script,
                "http://127.0.0.1:" + port,
                "--",
                tokens.toString(),
                options.method(),
                DutyCheck.TARGET);
        try (Child load = work.start("wrk", command, Map.of())) {
            if (load.await() != 0) {
                throw new CannotMeasure("wrk failed: " + load.lastWords());
            }
            return read(load, contestant.processorMicros() - before);
        }
    }

    private static Run read(Child load, long processorMicros) throws IOException {
        for (String line : load.output().lines().toList()) {
            if (line.startsWith("result ")) {
                String[] words = line.split(" ");
                return new Run(
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2]),
                        Long.parseLong(words[3]),
                        Long.parseLong(words[4]),
                        Long.parseLong(words[5]),
                        processorMicros);
            }
        }
        throw new CannotMeasure("wrk told no result: " + load.lastWords());
    }
}
