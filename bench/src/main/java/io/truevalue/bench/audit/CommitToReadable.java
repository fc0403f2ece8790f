package io.truevalue.bench.audit;

import io.truevalue.bench.CannotMeasure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * From a service's commit to readable: 1,000 events a second are written to the outbox of a service that runs, ten a
 * transaction; of every two hundredth the audit log is asked by its id until it tells it, once ten seconds of the same have warmed both up. It is asked each 25 ms, which count, and
 * no more often: a hundred questions a second for each event that waits would themselves be what it waits for.
 */
final class CommitToReadable {
    private static final int A_SECOND = 1_000;
    private static final int A_COMMIT = 10;
    private static final int WARM_UP_SECONDS = 10;
    private static final int ASKED_EVERY = 200;
    private static final int ORGANIZATIONS = 100;
    private static final long FIRST_NUMBER = 5_000_000_000L;
    private static final Duration BETWEEN = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AuditDatabase service;
    private final AuditClient client;

    /** @param service the database of the service whose outbox is written to */
    CommitToReadable(AuditDatabase service, AuditClient client) {
        this.service = service;
        this.client = client;
    }

    Millis measure(int seconds) {
        Millis times = new Millis();
        List<Future<?>> asked = new ArrayList<>();
        try (Connection admin = service.admin();
                ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            admin.setAutoCommit(false);
            long began = System.nanoTime();
            for (long sent = 0; sent < (long) (WARM_UP_SECONDS + seconds) * A_SECOND; sent += A_COMMIT) {
                LockSupport.parkNanos(began + sent * Duration.ofSeconds(1).toNanos() / A_SECOND - System.nanoTime());
                SampleEvent first = commit(admin, FIRST_NUMBER + sent);
                long committed = System.nanoTime();
                if (sent % ASKED_EVERY == 0 && sent >= WARM_UP_SECONDS * A_SECOND) {
                    String organization = organization(FIRST_NUMBER + sent);
                    asked.add(askers.submit(() -> {
                        await(organization, first.id());
                        times.add(System.nanoTime() - committed);
                        return true;
                    }));
                }
            }
            for (Future<?> each : asked) {
                each.get();
            }
            return times;
        } catch (SQLException | ExecutionException e) {
            throw new CannotMeasure("Telling fails: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("Interrupted while events were told.", e);
        }
    }

    private static SampleEvent commit(Connection admin, long from) throws SQLException {
        try (PreparedStatement insert =
                admin.prepareStatement("INSERT INTO outbox (topic, message_key, event) VALUES (?, ?, ?)")) {
            for (long number = from; number < from + A_COMMIT; number++) {
                SampleEvent event = new SampleEvent(organization(number), number, Instant.now());
                insert.setString(1, "crm.record.events");
                insert.setString(2, organization(number));
                insert.setString(3, event.structured());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        admin.commit();
        return new SampleEvent(organization(from), from, Instant.now());
    }

    private static String organization(long number) {
        return SampleEvent.organization((int) (number / A_COMMIT % ORGANIZATIONS));
    }

    private void await(String organization, String id) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (client.get(organization, "/audit-log/api/events/" + id).status() != 200) {
            if (System.nanoTime() > until) {
                throw new CannotMeasure("An event was not readable within " + PATIENCE + ".");
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
