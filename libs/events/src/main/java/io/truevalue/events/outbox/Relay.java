package io.truevalue.events.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.truevalue.events.KafkaSettings;
import io.truevalue.events.StopSignal;
import io.truevalue.events.TopicCreation;
import io.truevalue.events.codec.Topics;
import io.truevalue.tenancy.database.DatabaseSettings;
import io.truevalue.web.trace.Traces;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what stands in the outbox, in order, and removes it once Kafka has it. What was sent and not yet removed when
 * the process dies is sent again with the same ids. While Kafka is away the outbox grows.
 */
@Context
@Requires(property = "truevalue.relay.enabled", notEquals = "false")
final class Relay implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HELD_BACK = Duration.ofMillis(50);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofMillis(700);
    private static final Duration LAST_GRACE = Duration.ofSeconds(5);

    private final DatabaseSettings database;
    private final KafkaSettings kafka;
    private final TopicCreation topics;
    private final String service;
    private final OutboxMeters meters;
    private final Traces traces;
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private volatile @Nullable PendingEvents reading;
    private long purgedAt = System.nanoTime();

    /** @param migrated the pool, whose making brought the schema up to date */
    Relay(
            DatabaseSettings database,
            KafkaSettings kafka,
            TopicCreation topics,
            MeterRegistry registry,
            Traces traces,
            DataSource migrated,
            @Value("${truevalue.service.name}") String service) {
        this.database = database;
        this.kafka = kafka;
        this.topics = topics;
        this.service = service;
        this.meters = new OutboxMeters(registry);
        this.traces = traces;
        this.thread = Thread.ofPlatform().daemon().name(service + "-relay").unstarted(this);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stop.give();
        PendingEvents events = reading;
        if (events != null) {
            events.stopAwaiting();
        }
        if (!thread.join(GRACE)) {
            thread.interrupt();
            thread.join(LAST_GRACE);
        }
    }

    @Override
    public void run() {
        try {
            while (!stop.isGiven()) {
                relayUntilFault();
            }
        } catch (InterruptedException e) {
            log.debug("{}'s relay was interrupted to stop", service);
        }
    }

    private void relayUntilFault() throws InterruptedException {
        try (PendingEvents events = PendingEvents.connect(database)) {
            reading = events;
            while (!events.isActive()) {
                events.await(POLL, stop);
                if (stop.isGiven()) {
                    return;
                }
            }
            relay(events);
        } catch (SQLException | KafkaException e) {
            if (!stop.isGiven()) {
                log.warn("{}'s relay pauses: {}", service, e.getMessage());
                topics.doubt();
                stop.pause(POLL);
            }
        } catch (RuntimeException e) {
            // A relay that ended here would fall silent for ever.
            log.error("{}'s relay pauses after a fault of its own", service, e);
            stop.pause(POLL);
        } finally {
            reading = null;
        }
    }

    private void relay(PendingEvents events) throws SQLException, InterruptedException {
        meters.waiting(events.waiting());
        topics.ensure(Topics.all());
        try (EventSender sender = EventSender.connect(kafka, service + "-relay", traces)) {
            while (!stop.isGiven()) {
                drain(events, sender);
                boolean heldBack = events.areHeldBack();
                meters.waiting(heldBack ? events.waiting() : PendingEvents.Waiting.NOTHING);
                purge(events);
                events.await(heldBack ? HELD_BACK : POLL, stop);
            }
        }
    }

    private void drain(PendingEvents events, EventSender sender) throws SQLException {
        List<PendingEvents.Pending> batch = events.next(BATCH);
        while (!batch.isEmpty()) {
            sender.send(batch);
            events.remove(batch);
            meters.sent(batch.size());
            batch = stop.isGiven() ? List.of() : events.next(BATCH);
        }
    }

    private void purge(PendingEvents events) throws SQLException {
        if (System.nanoTime() - purgedAt > PURGE_EVERY.toNanos()) {
            purgedAt = System.nanoTime();
            events.purgeAcrossTenants();
        }
    }
}
