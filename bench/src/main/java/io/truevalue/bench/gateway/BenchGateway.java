package io.truevalue.bench.gateway;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Child;
import io.truevalue.bench.FlameGraph;
import io.truevalue.bench.Machine;
import io.truevalue.bench.Programs;
import io.truevalue.bench.Results;
import io.truevalue.bench.Work;
import io.truevalue.embedded.EmbeddedKafkaServer;
import io.truevalue.embedded.FreePorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures our gateway beside HAProxy and Spring Cloud Gateway, in turn, with the same load. */
public final class BenchGateway {
    private record Started(Contestant contestant, Child process, int port, List<Run> runs) {}

    private final Path root;
    private final Options options;
    private final Work work;
    private final Secrets secrets = Secrets.random();
    private final Users users = new Users(secrets.jwt());

    private BenchGateway(Path root, Options options, Work work) {
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
            new BenchGateway(root, Options.read(List.of(arguments)), work).run(out);
        } catch (CannotMeasure reason) {
            err.println("truevalue: " + reason.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private void run(PrintStream out) throws IOException {
        String machine = Machine.now();
        Programs programs = new Programs(work);
        String wrk = programs.need("wrk", "wrk");
        String haproxy = programs.need("haproxy", "haproxy");
        Path tokens = work.file("tokens");
        users.writeTo(tokens);
        Load load = new Load(work, wrk, root.resolve("bench/load/users.lua"), tokens, options);

        int upstreamPort = FreePorts.next();
        List<Started> contestants = startChecked(upstreamPort);
        startUpstream(haproxy, upstreamPort);
        for (Started each : contestants) {
            work.say("Warming up " + each.contestant().label() + " ...");
            load.run(each.port(), each.process(), options.warmUp());
        }
        for (int round = 1; round <= Options.RUNS; round++) {
            for (Started each : contestants) {
                Run run = load.run(each.port(), each.process(), options.seconds());
                each.runs().add(run);
                work.say(String.format(
                        Locale.ROOT,
                        "Run %d of %d: %-20s %,9.0f requests/s %7.1f µs of CPU each",
                        round,
                        Options.RUNS,
                        each.contestant().label(),
                        run.perSecond(),
                        run.processorMicrosEach()));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Started each : contestants) {
            rows.add(new Row(each.contestant(), each.runs(), each.process().residentBytes()));
        }
        tell(Table.of(rows, options, machine), rows, out);
        if (options.flame()) {
            flame(load, contestants);
        }
    }

    private List<Started> startChecked(int upstreamPort) throws IOException {
        List<Started> started = new ArrayList<>();
        Surroundings around = surroundings(upstreamPort);
        try (VerifyingUpstream upstream = new VerifyingUpstream(upstreamPort, secrets)) {
            for (Contestant contestant : Contestant.values()) {
                if (!options.only().contains(contestant.label())) {
                    continue;
                }
                work.say("Starting " + contestant.label() + " and checking its duties ...");
                int port = FreePorts.next();
                Child process = contestant.start(work, around, options, port);
                DutyCheck check = new DutyCheck(contestant, port, users, upstream);
                check.awaitReady(process);
                check.run();
                started.add(new Started(contestant, process, port, new ArrayList<>()));
            }
        }
        return started;
    }

    private Surroundings surroundings(int upstreamPort) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        if (!options.only().contains(Contestant.GATEWAY.label())) {
            return new Surroundings(root, java, secrets, "", upstreamPort, 0);
        }
        work.say("Starting Kafka and the services that the gateway asks ...");
        EmbeddedKafkaServer kafka = work.keep(EmbeddedKafkaServer.start(work.file("kafka"), 0, 0));
        SignedPeers peers = work.keep(SignedPeers.start(secrets));
        return new Surroundings(root, java, secrets, kafka.bootstrap(), upstreamPort, peers.port());
    }

    /** A page of the size of a page of contacts. */
    private void startUpstream(String haproxy, int port) throws IOException {
        Path answer = work.file("answer.json");
        Files.writeString(answer, "{\"items\":[" + "\"contact\",".repeat(98) + "\"contact\"],\"next_cursor\":null}");
        String configuration = root.resolve("bench/peers/haproxy/upstream.cfg").toString();
        work.start(
                "upstream",
                List.of(haproxy, "-db", "-f", configuration),
                Map.of("BENCH_UPSTREAM_PORT", Integer.toString(port), "BENCH_ANSWER", answer.toString()));
    }

    private void tell(List<String> table, List<Row> rows, PrintStream out) throws IOException {
        table.forEach(out::println);
        boolean clean = rows.stream().allMatch(row -> row.errors() == 0);
        if (!clean) {
            throw new CannotMeasure("Not every answer was a good one: these figures are not kept.");
        }
        if (options.isComplete()) {
            String name = options.method().equals("GET") ? "gateway" : "gateway-post";
            new Results(root.resolve("bench/RESULTS.md"))
                    .write(
                            name,
                            "`./truevalue bench " + (options.method().equals("GET") ? "gateway" : "gateway --post")
                                    + "`",
                            table);
        }
    }

    private void flame(Load load, List<Started> contestants) throws IOException {
        for (Started each : contestants) {
            if (each.contestant() == Contestant.GATEWAY) {
                Path file = root.resolve("bench/flame/gateway.html");
                FlameGraph graph = FlameGraph.begin(work, each.process());
                load.run(each.port(), each.process(), options.seconds());
                graph.end(file);
                work.say("The flame graph is " + file);
            }
        }
    }
}
