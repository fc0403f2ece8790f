package io.truevalue.bench.analytics;

import io.truevalue.bench.Arguments;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How many events a second become figures, from Kafka, with the servers on the same processors; and how long a year by day
 * takes over rollups, beside a plain GROUP BY over the raw rows.
 */
public final class BenchAnalytics {
    private static final int THOUSAND = 1_000;
    private static final int USUAL_EVENTS = 300;
    private static final int USUAL_ROWS = 10_000;
    private static final int TRIES = 300;
    private static final int RAW_TRIES = 20;
    private static final String YEAR = "window=day&from=2025-10-31T23:00:00Z&to=2026-10-31T23:00:00Z";

    private final Path root;
    private final int events;
    private final int rows;
    private final Work work;

    private BenchAnalytics(Path root, int events, int rows, Work work) {
        this.root = root;
        this.events = events * THOUSAND;
        this.rows = rows * THOUSAND;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = 0;
        try (Work work = new Work(err)) {
            Arguments given = new Arguments("bench analytics", List.of(arguments));
            int events = given.number("--events", USUAL_EVENTS);
            int rows = given.number("--rows", USUAL_ROWS);
            given.end();
            new BenchAnalytics(Path.of(System.getProperty("truevalue.root", ".")), events, rows, work).run(out);
        } catch (CannotMeasure reason) {
            err.println("truevalue: " + reason.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private void run(PrintStream out) throws IOException, InterruptedException {
        String machine = Machine.now();
        work.say("Starting PostgreSQL and Kafka ...");
        AnalyticsDatabase database = new AnalyticsDatabase(
                work.keep(EmbeddedPostgresServer.start(work.file("postgres"), 0, Durability.DURABLE)));
        database.provision();
        EmbeddedKafkaServer kafka = work.keep(EmbeddedKafkaServer.start(work.file("kafka"), 0, 0));
        work.say("Telling " + number(events) + " events ...");
        EventFlood flood = work.keep(new EventFlood(kafka.bootstrap()));
        flood.makeTopics();
        flood.pour(events);
        double copied = database.copy(events);
        work.say("Starting analytics ...");
        AnalyticsService service = new AnalyticsService(work, root, database, kafka.bootstrap());
        List<String> lines = new ArrayList<>();
        lines.add(machine + ": PostgreSQL, Kafka and the service on the same processors; " + number(events)
                + " events of 1,000 organisations wait in Kafka; " + number(rows)
                + " raw events of a year, half of them of one organisation; " + TRIES + " reads each over HTTP.");
        lines.add("");
        ingest(service, copied, lines);
        lines.add("");
        follow(service, flood, lines);
        lines.add("");
        read(service, database, lines);
        lines.forEach(out::println);
        if (events >= USUAL_EVENTS * THOUSAND && rows >= USUAL_ROWS * THOUSAND) {
            new Results(root.resolve("bench/RESULTS.md")).write("analytics", "`./truevalue bench analytics`", lines);
        }
    }

    /** Without the first fifth, while the machine of the service warms up. */
    private void ingest(AnalyticsService service, double copied, List<String> lines)
            throws IOException, InterruptedException {
        service.awaitApplied(events / 5);
        long first = service.applied();
        long processor = service.process().processorMicros();
        long began = System.nanoTime();
        service.awaitApplied(events);
        double seconds = (System.nanoTime() - began) / 1e9;
        long measured = events - first;
        double micros = (double) (service.process().processorMicros() - processor) / measured;
        lines.add("| what | events/s | CPU µs an event, of the service |");
        lines.add("|---|---|---|");
        lines.add(String.format(Locale.ROOT, "| from Kafka to figures | %,.0f | %.0f |", measured / seconds, micros));
        lines.add(String.format(Locale.ROOT, "| a bare COPY of as many rows | %,.0f | |", events / copied));
    }

    private void follow(AnalyticsService service, EventFlood flood, List<String> lines)
            throws IOException, InterruptedException {
        work.say("Following a figure ...");
        lines.add("| from Kafka to a live figure, " + LiveFigure.TRIES + " tries | p50 ms | p95 ms |");
        lines.add("|---|---|---|");
        try (LiveFigure figure = new LiveFigure(service, flood)) {
            lines.add(row("nothing else happens", figure.delays(0)));
            lines.add(row("1,000 events a second of other organisations", figure.delays(THOUSAND)));
        }
        // What is applied later would stand among the rows that are filled in next.
        service.awaitApplied(flood.told());
    }

    private void read(AnalyticsService service, AnalyticsDatabase database, List<String> lines)
            throws IOException, InterruptedException {
        work.say("Filling a year of " + number(rows) + " events ...");
        long began = System.nanoTime();
        database.fill(rows);
        work.say(String.format(Locale.ROOT, "Reading, after %.0f s ...", (System.nanoTime() - began) / 1e9));
        lines.add(String.format(
                Locale.ROOT,
                "%,d rows of counts by the quarter of an hour, %,d of users' half days, %,d of users' months.",
                database.rows("event_count"),
                database.rows("user_activity"),
                database.rows("user_month")));
        lines.add("");
        lines.add("| a year by day | p50 ms | p95 ms |");
        lines.add("|---|---|---|");
        String large = "one organisation of " + number(rows / 2) + " events and "
                + number(AnalyticsDatabase.USERS_OF_LARGE) + " users";
        String small = "organisations of " + number(rows / 2 / (AnalyticsDatabase.ORGANIZATIONS - 1)) + " events";
        String contacts = "/analytics/api/metrics/contacts_created?" + YEAR;
        String users = "/analytics/api/metrics/active_users?" + YEAR;
        String stickiness = "/analytics/api/metrics/stickiness?" + YEAR;
        checkUsers(service, database, users);
        lines.add(row("contacts created, " + large, reads(service, contacts, true)));
        lines.add(row("contacts created, " + small, reads(service, contacts, false)));
        lines.add(row("active users, " + large, reads(service, users, true)));
        lines.add(row("active users, " + small, reads(service, users, false)));
        lines.add(row("stickiness, " + large, reads(service, stickiness, true)));
        lines.add(row("plain GROUP BY over raw rows, " + large, raw(database, 1)));
        lines.add(row("plain GROUP BY over raw rows, " + small, raw(database, 2)));
    }

    /** Fast figures that are not those of the raw rows would be worth nothing. */
    private static void checkUsers(AnalyticsService service, AnalyticsDatabase database, String users)
            throws IOException, InterruptedException {
        for (int organization = 1; organization <= 2; organization++) {
            long counted = database.activeUsersOfAllDays(organization);
            long told = service.sum(organization, users);
            if (counted != told) {
                throw new CannotMeasure("The days of organisation " + organization + " have " + counted
                        + " active users, and analytics tells " + told + ".");
            }
        }
    }

    private static double[] reads(AnalyticsService service, String target, boolean isLarge)
            throws IOException, InterruptedException {
        Random random = new Random(7);
        double[] millis = new double[TRIES];
        for (int i = -TRIES / 3; i < TRIES; i++) {
            int organization = isLarge ? 1 : 2 + random.nextInt(AnalyticsDatabase.ORGANIZATIONS - 1);
            double lasted = service.read(organization, target);
            if (i >= 0) {
                millis[i] = lasted;
            }
        }
        return millis;
    }

    private static double[] raw(AnalyticsDatabase database, int organization) {
        double[] millis = new double[RAW_TRIES];
        database.groupBy(organization);
        for (int i = 0; i < RAW_TRIES; i++) {
            millis[i] = database.groupBy(organization);
        }
        return millis;
    }

    private static String row(String what, double[] millis) {
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f |",
                what,
                millis[millis.length / 2],
                millis[(int) Math.ceil(millis.length * 0.95) - 1]);
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
