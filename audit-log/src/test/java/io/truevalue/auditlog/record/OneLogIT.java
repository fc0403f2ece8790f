package io.truevalue.auditlog.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.truevalue.auditlog.KeptLog;
import io.truevalue.auditlog.Published;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens between Kafka and the database, a log holds each event once. */
@Tag("fault")
class OneLogIT {
    @RegisterExtension
    static final ServiceExtension AUDIT = ServiceExtension.of("audit-log")
            .with("truevalue.relay.enabled", false)
            .with("truevalue.audit-log.checkpoints.interval", "200ms");

    private static final int WRITERS = 20;
    private static final Duration OUTAGE = Duration.ofSeconds(15);

    @Test
    void comesOfManyWritersConsumersThatComeAndGoAndRedeliveries()
            throws SQLException, InterruptedException, ExecutionException {
        List<UUID> orgs = List.of(Ids.next(), Ids.next(), Ids.next());
        List<List<Published>> told = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            List<Published> own = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                own.add(Published.of(orgs.get(i % orgs.size()), "contact.updated"));
            }
            told.add(own);
        }
        publish(told);
        try (Replica second = Replica.of(AUDIT)) {
            assertThat(second).isNotNull();
            publish(told);
            try (Replica third = Replica.of(AUDIT)) {
                assertThat(third).isNotNull();
                publish(told);
                killSessions();
            }
        }
        publish(told);
        List<Published> last =
                orgs.stream().map(org -> Published.of(org, "contact.deleted")).toList();
        told.add(last);
        Published.publishAll(last);

        for (UUID org : orgs) {
            assertHoldsEachOnce(
                    org,
                    told.stream()
                            .flatMap(List::stream)
                            .filter(event -> event.get("orgid").equals(org.toString()))
                            .toList());
        }
    }

    @Test
    void l7CatchesUpWithWhatWasToldWhileNobodyCouldRecord() throws SQLException {
        UUID org = Ids.next();
        List<Published> told = Stream.generate(() -> Published.of(org, "contact.updated"))
                .limit(3_000)
                .toList();
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("ALTER ROLE audit_app NOLOGIN");
            try {
                killSessions();
                Published.publishAll(told);
                await().pollDelay(OUTAGE).atMost(OUTAGE.multipliedBy(2)).until(() -> true);
            } finally {
                statement.execute("ALTER ROLE audit_app LOGIN");
            }
        }

        assertHoldsEachOnce(org, told);
    }

    /** The session dies as that statement begins, once. */
    @ParameterizedTest
    @CsvSource({
        "inbox, INSERT",
        "log_head, INSERT",
        "log_head, UPDATE",
        "person_key, INSERT",
        "event, INSERT",
        "leaf_hash, INSERT",
        "subtree, INSERT",
        "checkpoint, INSERT"
    })
    void survivesACrashAtEachStep(String table, String verb) throws SQLException {
        UUID org = Ids.next();
        String name = "crash_" + table + "_" + verb.toLowerCase(java.util.Locale.ROOT);
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE SEQUENCE " + name);
            statement.execute("CREATE FUNCTION " + name
                    + "() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN"
                    + " IF nextval('" + name + "') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;"
                    + " RETURN NULL; END $$");
            statement.execute("CREATE TRIGGER " + name + " AFTER " + verb + " ON " + table
                    + " FOR EACH STATEMENT EXECUTE FUNCTION " + name + "()");
            List<Published> told = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                told.add(Published.of(org, "contact.updated"));
            }

            Published.publishAll(told);

            assertHoldsEachOnce(org, told);
            try (var row = statement.executeQuery("SELECT is_called FROM " + name)) {
                row.next();
                assertThat(row.getBoolean(1)).as("it crashed").isTrue();
            }
            statement.execute("DROP TRIGGER " + name + " ON " + table);
        }
    }

    private static void assertHoldsEachOnce(UUID org, List<Published> told) throws SQLException {
        try (KeptLog log = KeptLog.of(AUDIT, org)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> log.size() >= told.size());
            assertThat(log.ids())
                    .containsExactlyInAnyOrderElementsOf(
                            told.stream().map(event -> event.id).toList());
            log.verify();
        }
    }

    private static void publish(List<List<Published>> told) throws InterruptedException, ExecutionException {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            told.forEach(own -> running.add(writers.submit(() -> Published.publishAll(own))));
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    private static void killSessions() throws SQLException {
        try (Connection superuser = AUDIT.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = 'audit_db' AND usename = 'audit_app'");
        }
    }
}
