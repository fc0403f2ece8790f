package io.truevalue.bench.auth;

import io.truevalue.bench.Arguments;
import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Machine;
import io.truevalue.bench.Results;
import io.truevalue.bench.Work;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Times the calls by which one could ask whether somebody has an address: register, a login with a wrong password, a
 * forgotten one, and the options of a passkey, for addresses that are known and such that are not, in turn.
 */
public final class BenchAuth {
    private static final int TRIES = 200;
    private static final int WARM_UP = 40;

    private final Path root;
    private final int tries;
    private final Work work;

    private BenchAuth(Path root, int tries, Work work) {
        this.root = root;
        this.tries = tries;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = 0;
        try (Work work = new Work(err)) {
            Arguments given = new Arguments("bench auth", List.of(arguments));
            int tries = given.number("--tries", TRIES);
            given.end();
            new BenchAuth(Path.of(System.getProperty("truevalue.root", ".")), tries, work).run(out);
        } catch (CannotMeasure reason) {
            err.println("truevalue: " + reason.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private void run(PrintStream out) throws IOException, InterruptedException {
        String machine = Machine.now();
        work.say("Starting PostgreSQL, Kafka and auth ...");
        AuthService service = AuthService.start(work, root);
        service.awaitReady();
        service.addPeople(tries + WARM_UP);
        List<Comparison> table = new ArrayList<>();
        for (Question question : Question.values()) {
            work.say("Asking " + question.title() + " ...");
            compare(question, service, tries, WARM_UP);
            table.add(compare(question, service, 0, tries));
        }
        List<String> lines = new ArrayList<>();
        lines.add(machine + ": " + tries
                + " tries each for known and unknown addresses, in turn, straight at auth; medians.");
        lines.add("");
        lines.add("| call | known ms | unknown ms | difference | same answer |");
        lines.add("|---|---|---|---|---|");
        table.forEach(comparison -> lines.add(comparison.row()));
        lines.forEach(out::println);
        if (tries >= TRIES) {
            new Results(root.resolve("bench/RESULTS.md")).write("auth", "`./truevalue bench auth`", lines);
        }
        if (!table.stream().allMatch(Comparison::isSameAnswer)) {
            throw new CannotMeasure("Some answers differ, whatever their time: the last column says which.");
        }
    }

    /** Each person is asked about once, so that nobody is locked; known and unknown take turns at being the first. */
    private static Comparison compare(Question question, AuthService service, int first, int count)
            throws IOException, InterruptedException {
        Comparison comparison = new Comparison(question);
        for (int i = first; i < first + count; i++) {
            boolean knownFirst = i % 2 == 0;
            comparison.add(knownFirst, service.ask(question, question.address(knownFirst, i)));
            comparison.add(!knownFirst, service.ask(question, question.address(!knownFirst, i)));
        }
        return comparison;
    }
}
