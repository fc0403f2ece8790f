package io.truevalue.bench.audit;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Child;
import io.truevalue.bench.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Exports all of an organisation's events and verifies the bundle by the program that users have, a process of its own. */
final class ExportAndVerify {
    private final Work work;
    private final Path root;
    private final AuditClient client;

    ExportAndVerify(Work work, Path root, AuditClient client) {
        this.work = work;
        this.root = root;
        this.client = client;
    }

    /**
     * @param bytes of the bundle
     * @param verdict the verifier's own words
     */
    record Verified(double seconds, long bytes, String verdict) {}

    /** @param ofLong a bundle of as many events as were asked for besides; null for none */
    record Measured(
            double exportSeconds,
            Verified exported,
            @Nullable Verified ofLong) {}

    /** @param longBundle how many events a second bundle has, which is made of this one's; 0 for none */
    Measured measure(String organization, int longBundle) throws IOException, InterruptedException {
        Path bundle = work.file("bundle.ndjson");
        AuditClient.Answer export = client.export(organization, bundle);
        if (export.status() != 200) {
            throw new CannotMeasure("The export was answered " + export.status() + ": " + Files.readString(bundle));
        }
        Verified exported = verify(bundle);
        Verified ofLong = null;
        if (longBundle > 0) {
            work.say("Verifying " + longBundle + " events made of the exported ones ...");
            Path other = work.file("long.ndjson");
            LongBundle.outOf(bundle).write(other, longBundle);
            ofLong = verify(other);
        }
        Files.delete(bundle);
        return new Measured(export.nanos() / 1e9, exported, ofLong);
    }

    private Verified verify(Path bundle) throws IOException {
        long began = System.nanoTime();
        Child verifier = work.start("verify-audit", command(bundle), Map.of());
        int code = verifier.await();
        double seconds = (System.nanoTime() - began) / 1e9;
        String verdict = verifier.output()
                .lines()
                .filter(line -> line.startsWith("OK"))
                .findFirst()
                .orElse("");
        if (code != 0 || verdict.isEmpty()) {
            throw new CannotMeasure("The bundle does not verify: " + verifier.lastWords());
        }
        return new Verified(seconds, Files.size(bundle), verdict);
    }

    /** As {@code ./truevalue verify-audit} starts it. */
    private List<String> command(Path bundle) throws IOException {
        Path target = root.resolve("deploy/cli/target");
        List<String> classPath = new ArrayList<>();
        try (Stream<Path> files = Files.list(target)) {
            files.filter(file -> file.toString().endsWith("-SNAPSHOT.jar"))
                    .forEach(jar -> classPath.add(jar.toString()));
        }
        classPath.add(Files.readString(target.resolve("classpath")).strip());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-cp",
                String.join(":", classPath),
                "io.truevalue.cli.audit.VerifyAudit",
                bundle.toString());
    }
}
