package io.truevalue.bench.rls;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Child;
import io.truevalue.bench.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The page's SQL by pgbench: prepared, and in the service's round trips, which are the begin with the tenant's setting, the
 * page, the commit.
 */
final class Pgbench {
    private static final String ORGANIZATION = "'0199a7c2-0000-7000-8000-' || lpad((:o)::text, 12, '0')";

    /** As the service sets them, between commas; written so, since pgbench takes a colon in a text for a variable. */
    private static final String PERMISSIONS =
            "replace(',contacts.read,contacts.write,companies.read,companies.write,', '.', chr(58))";

    private final Work work;
    private final String program;
    private final CrmDatabase database;
    private final int clients;

    Pgbench(Work work, String program, CrmDatabase database, int clients) {
        this.work = work;
        this.program = program;
        this.database = database;
        this.clients = clients;
    }

    /** As the service does it: its role, its tenant setting, its policies. */
    Run underPolicies(String page, int seconds) throws IOException {
        String script = """
                \\set o random(1, %d)
                \\startpipeline
                BEGIN READ ONLY;
                SELECT set_config('app.org_id', %s, true), set_config('app.user_id', '0199a7c2-11aa-7c0e-9b0e-6f0c3a1d2e4f', true), set_config('app.permissions', %s, true), set_config('app.team_ids', '', true), set_config('app.policies', 'none', true);
                \\endpipeline
                %s;
                COMMIT;
                """.formatted(CrmDatabase.ORGANIZATIONS, ORGANIZATION, PERMISSIONS, oneLine(page));
        return run("policies", database.app(), script, seconds);
    }

    /** The same page by who passes every policy, with the organisation named in the query and nothing set. */
    Run byPredicate(String page, int seconds) throws IOException {
        String named = oneLine(page).replaceFirst(" WHERE ", " WHERE org_id = (" + ORGANIZATION + ")::uuid AND ");
        String script = """
                \\set o random(1, %d)
                BEGIN READ ONLY;
                %s;
                COMMIT;
                """.formatted(CrmDatabase.ORGANIZATIONS, named);
        return run("predicate", "postgres", script, seconds);
    }

    private static String oneLine(String sql) {
        return sql.replaceAll("\\s+", " ").strip();
    }

    private Run run(String name, String role, String script, int seconds) throws IOException {
        Path file = work.file(name + ".sql");
        Files.writeString(file, script);
        String log = name + "-" + System.nanoTime();
        List<String> command = List.of(
                program,
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + role,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=1",
                "--time=" + seconds,
                "--log",
                "--log-prefix=" + work.file(log),
                "--file=" + file,
                database.name());
        try (Child pgbench = work.start("pgbench", command, Map.of())) {
            if (pgbench.await() != 0) {
                throw new CannotMeasure("pgbench failed: " + pgbench.lastWords());
            }
            return new Run(seconds, latencies(log), 0);
        }
    }

    /** Of the lines {@code client transaction microseconds ...} of its logs. */
    private Run.Latencies latencies(String log) throws IOException {
        LongStream.Builder micros = LongStream.builder();
        try (Stream<Path> files = Files.list(work.file("."))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(log + "."))
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    micros.add(Long.parseLong(line.split(" ")[2]));
                }
            }
        }
        return new Run.Latencies(micros.build().toArray());
    }
}
