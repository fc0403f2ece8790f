package io.truevalue.bench.audit;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.FlameGraph;
import io.truevalue.bench.Machine;
import io.truevalue.bench.Results;
import io.truevalue.bench.Work;
import io.truevalue.embedded.Durability;
import io.truevalue.embedded.EmbeddedKafkaServer;
import io.truevalue.embedded.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the audit log: from Kafka to provable, from commit to readable, pages, an export and its verification. */
public final class BenchAudit {
    private static final int WARM_UP = 20_000;
    private static final int SMALL = 100_000;
    private static final int AT_ONCE = 100_000;
    private static final String LARGE = "0199a7c2-5555-7000-8000-000000000000";
    private static final Duration WARM_UP_PAGES = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Path root;
    private final Options options;
    private final Work work;

    private BenchAudit(Path root, Options options, Work work) {
        this.root = root;
        this.options = options;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = 0;
        try (Work work = new Work(err)) {
            Path root = Path.of(System.getProperty("truevalue.root", "."));
            new BenchAudit(root, Options.read(List.of(arguments)), work).run(out);
        } catch (CannotMeasure reason) {
            err.println("truevalue: " + reason.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private void run(PrintStream out) throws IOException, InterruptedException {
        Report report = new Report();
        report.begin(Machine.now(), options);
        work.say("Starting PostgreSQL, Kafka, the audit log and a service whose outbox is written to ...");
        EmbeddedPostgresServer postgres =
                work.keep(EmbeddedPostgresServer.start(work.file("postgres"), 0, Durability.DURABLE));
        String kafka =
                work.keep(EmbeddedKafkaServer.start(work.file("kafka"), 0, 0)).bootstrap();
        AuditDatabase database = new AuditDatabase(postgres, "audit-log");
        ServiceProcess service =
                new ServiceProcess(work, root, "audit-log", "io.truevalue.auditlog.Application", database, kafka);
        service.awaitReady();
        EventSource source = work.keep(new EventSource(kafka));
        AuditClient client = new AuditClient(service);

        record(report, database, service, source);
        report.readable(readable(postgres, kafka, client), options.seconds());
        report.pages(pages(database, service, source, client));
        work.say("Exporting and verifying " + options.largeEvents() + " events ...");
        report.bundle(
                new ExportAndVerify(work, root, client).measure(LARGE, options.longBundle()), options.largeEvents());

        report.lines().forEach(out::println);
        if (options.isWhole()) {
            new Results(root.resolve("bench/RESULTS.md")).write("audit", "`./truevalue bench audit`", report.lines());
        }
    }

    private void record(Report report, AuditDatabase database, ServiceProcess service, EventSource source)
            throws IOException {
        Recording recording = new Recording(database, service, source, options);
        work.say("Warming up ...");
        recording.round(WARM_UP, false);
        for (int round = 1; round <= options.rounds(); round++) {
            work.say("Recording, round " + round + " of " + options.rounds() + " ...");
            recording.round(options.eventsARound(), true);
            work.say("Provable so far, events/s: " + recording.each());
        }
        if (options.flame()) {
            Path file = root.resolve("bench/flame/audit.html");
            FlameGraph graph = FlameGraph.begin(work, service.process());
            recording.round(options.eventsARound(), false);
            graph.end(file);
            work.say("The flame graph is " + file);
        }
        work.say("The same rows by COPY and by plain inserts ...");
        Baselines baselines = new Baselines(database, work.file("rows"));
        report.recording(recording, baselines.copy(options.eventsARound()), baselines.inserts());
    }

    private Millis readable(EmbeddedPostgresServer postgres, String kafka, AuditClient client) throws IOException {
        work.say("1,000 events a second by a service's outbox, for " + options.seconds() + " s ...");
        AuditDatabase outbox = new AuditDatabase(postgres, "crm");
        ServiceProcess crm = new ServiceProcess(work, root, "crm", "io.truevalue.crm.Application", outbox, kafka);
        crm.awaitReady();
        Millis times = new CommitToReadable(outbox, client).measure(options.seconds());
        crm.process().close();
        return times;
    }

    private Map<Integer, Map<String, Millis>> pages(
            AuditDatabase database, ServiceProcess service, EventSource source, AuditClient client) {
        Map<Integer, Map<String, Millis>> pages = new LinkedHashMap<>();
        Instant now = Instant.now();
        int told = 0;
        for (int size : List.of(Math.min(SMALL, options.largeEvents()), options.largeEvents())) {
            while (told < size) {
                int next = Math.min(size, told + AT_ONCE);
                long before = database.recorded();
                source.send(told, next, number -> SampleEvent.ofLarge(LARGE, number, options.largeEvents(), now));
                database.await(before + next - told, PATIENCE, service::requireAlive);
                told = next;
                work.say("The large organisation has " + told + " events ...");
            }
            database.run("VACUUM (ANALYZE)");
            new Pages(client, LARGE).warmUp(WARM_UP_PAGES);
            pages.computeIfAbsent(size, events -> measured(new Pages(client, LARGE)));
        }
        return pages;
    }

    private Map<String, Millis> measured(Pages pages) {
        Map<String, Millis> times = new LinkedHashMap<>();
        Pages.questions().forEach((question, query) -> {
            work.say("A page: " + question + " ...");
            times.put(question, pages.measure(query));
        });
        return times;
    }
}
