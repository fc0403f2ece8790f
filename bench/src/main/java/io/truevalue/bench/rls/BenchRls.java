package io.truevalue.bench.rls;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.FlameGraph;
import io.truevalue.bench.Machine;
import io.truevalue.bench.Programs;
import io.truevalue.bench.Results;
import io.truevalue.bench.Work;
import io.truevalue.embedded.Durability;
import io.truevalue.embedded.EmbeddedKafkaServer;
import io.truevalue.embedded.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Measures what a page of contacts costs through the service beside what it costs the database. */
public final class BenchRls {
    private static final int RUNS = 3;
    private static final int WARM_UP_SECONDS = 15;
    private static final long WATCH_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path root;
    private final Options options;
    private final Work work;

    private BenchRls(Path root, Options options, Work work) {
        this.root = root;
        this.options = options;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = 0;
        try (Work work = new Work(err)) {
            Path root = Path.of(System.getProperty("truevalue.root", "."));
            new BenchRls(root, Options.read(List.of(arguments)), work).run(out);
        } catch (CannotMeasure reason) {
            err.println("truevalue: " + reason.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private void run(PrintStream out) throws IOException {
        String machine = Machine.now();
        String program = new Programs(work).need("pgbench", "postgresql-contrib");
        work.say("Starting PostgreSQL, Kafka and the crm ...");
        CrmDatabase database =
                new CrmDatabase(work.keep(EmbeddedPostgresServer.start(work.file("postgres"), 0, Durability.DURABLE)));
        database.provision();
        EmbeddedKafkaServer kafka = work.keep(EmbeddedKafkaServer.start(work.file("kafka"), 0, 0));
        CrmService service = new CrmService(work, root, database, kafka.bootstrap());
        service.awaitReady();
        database.fill();

        PageLoad load = new PageLoad(service, options.connections());
        Pgbench pgbench = new Pgbench(work, program, database, options.connections());
        work.say("Warming up ...");
        load.run(WARM_UP_SECONDS);
        String page = pageQuery(service, database);
        Table table = new Table();
        for (int round = 1; round <= RUNS; round++) {
            work.say("Round " + round + " of " + RUNS + " ...");
            table.add(Table.SERVICE, load.run(options.seconds()));
            table.add(Table.POLICIES, pgbench.underPolicies(page, options.seconds()));
            table.add(Table.PREDICATE, pgbench.byPredicate(page, options.seconds()));
        }
        List<String> lines = table.lines(machine, options, RUNS);
        lines.forEach(out::println);
        new Results(root.resolve("bench/RESULTS.md")).write("rls", "`./truevalue bench rls`", lines);
        if (options.flame()) {
            flame(service, load);
        }
    }

    /** The very SQL, as the database sees it come from the service. */
    private static String pageQuery(CrmService service, CrmDatabase database) throws IOException {
        long until = System.nanoTime() + WATCH_NANOS;
        try (PageClient client = new PageClient(service.port(), service.signer())) {
            while (System.nanoTime() < until) {
                Thread asking = Thread.ofVirtual().start(() -> askOften(client));
                while (asking.isAlive()) {
                    Optional<String> seen = database.pageQuery();
                    if (seen.isPresent()) {
                        return seen.get();
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
            }
        }
        throw new CannotMeasure("The page's query was not seen within 30 s.");
    }

    private static void askOften(PageClient client) {
        try {
            for (int organization = 1; organization <= CrmDatabase.ORGANIZATIONS; organization++) {
                client.page(organization);
            }
        } catch (IOException closedWhileAsking) {
            // The query was seen, or will not be: the one who waits for it tells.
        }
    }

    private void flame(CrmService service, PageLoad load) throws IOException {
        Path file = root.resolve("bench/flame/rls.html");
        FlameGraph graph = FlameGraph.begin(work, service.process());
        load.run(options.seconds());
        graph.end(file);
        work.say("The flame graph is " + file);
    }
}
