package io.truevalue.bench.org;

import io.truevalue.bench.CannotMeasure;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures a page of the members of a large organisation: org and auth as in production, PostgreSQL, Kafka. */
public final class BenchOrg {
    private static final int SAMPLE = 20;
    private static final int WARM_UP_SECONDS = 40;

    private final Path root;
    private final Options options;
    private final Work work;

    private BenchOrg(Path root, Options options, Work work) {
        this.root = root;
        this.options = options;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = 1;
        try (Work work = new Work(err)) {
            Path root = Path.of(System.getProperty("truevalue.root", "."));
            code = new BenchOrg(root, Options.read(List.of(arguments)), work).run(out) ? 0 : 1;
        } catch (CannotMeasure reason) {
            err.println("truevalue: " + reason.getMessage());
        }
        System.exit(code);
    }

    /** Whether p95 is under 50 ms, and a page costs two queries and one call. */
    private boolean run(PrintStream out) throws IOException {
        String machine = Machine.now();
        work.say("Starting PostgreSQL, Kafka, auth and org ...");
        Path data = work.file("postgres");
        Databases databases = new Databases(work.keep(EmbeddedPostgresServer.start(data, 0, Durability.DURABLE)), data);
        databases.provision();
        EmbeddedKafkaServer kafka = work.keep(EmbeddedKafkaServer.start(work.file("kafka"), 0, 0));
        Secret gateway = Secret.random();
        Secret own = Secret.random();
        ServiceProcess auth = service(
                "auth",
                databases,
                kafka,
                Secret.random(),
                Map.of(
                        "truevalue.jwt.secret", Secret.random().hex(),
                        "truevalue.signing.keys.org-service", own.keyFor("auth-service")));
        ServiceProcess org = service(
                "org",
                databases,
                kafka,
                own,
                Map.of(
                        "truevalue.signing.keys.gateway", gateway.keyFor("org-service"),
                        "truevalue.peers.auth", auth.url()));
        auth.awaitListening();
        org.awaitListening();
        databases.fill(options.members());

        MembersClient client = new MembersClient(org.url(), gateway);
        client.awaitAnswer();
        work.say("Walking through all members, by time and by name ...");
        Pages pages = Pages.walk(client, options.members());
        OpenLoop load = new OpenLoop(client, pages);
        load.run(options.perSecond(), WARM_UP_SECONDS);
        work.say("Measuring ...");
        long before = org.process().processorMicros() + auth.process().processorMicros();
        Map<Pages.Kind, List<Long>> answered = load.run(options.perSecond(), options.seconds());
        double processor = org.process().processorMicros() + auth.process().processorMicros() - before;
        List<Table.Cost> costs = List.of(cost(databases, client, 20), cost(databases, client, 200));
        List<String> lines = new Table(machine, options)
                .lines(answered, costs, processor / ((double) options.perSecond() * options.seconds()));
        lines.forEach(out::println);
        if (options.areWhatIsAsked()) {
            new Results(root.resolve("bench/RESULTS.md")).write("org", "`./truevalue bench org`", lines);
        }
        return Table.p95(answered) < 50_000
                && costs.stream().allMatch(cost -> cost.queries() <= 2 && cost.calls() <= 1);
    }

    private ServiceProcess service(
            String name, Databases databases, EmbeddedKafkaServer kafka, Secret secret, Map<String, String> more)
            throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("truevalue.database.url", databases.url(name));
        settings.put("truevalue.kafka.bootstrap", kafka.bootstrap());
        settings.put("truevalue.signing.secret", secret.hex());
        return new ServiceProcess(work, root, name, settings);
    }

    /** Counted by PostgreSQL, the median page, since others work beside it; a call is one query of auth's for accounts. */
    private static Table.Cost cost(Databases databases, MembersClient client, int limit) throws IOException {
        StatementLog log = databases.watch();
        client.read("limit=" + limit);
        List<Long> queries = new ArrayList<>();
        List<Long> calls = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            int since = log.length();
            client.read("limit=" + limit);
            queries.add(log.queriesOf("org_app", since));
            calls.add(log.queriesOf("auth_app", since));
        }
        databases.unwatch();
        Collections.sort(queries);
        Collections.sort(calls);
        return new Table.Cost(limit, queries.get(SAMPLE / 2), calls.get(SAMPLE / 2));
    }
}
