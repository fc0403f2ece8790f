package io.truevalue.events.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.truevalue.events.KafkaSettings;
import io.truevalue.events.TopicCreation;
import io.truevalue.events.codec.EventCodec;
import io.truevalue.events.codec.Topics;
import io.truevalue.tenancy.database.DatabaseSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what stands in the outbox, in order, a batch to a Kafka transaction: a batch is seen whole or not at all, and a
 * relay that was presumed dead is fenced off. What was sent and not yet removed when the process dies is sent again with
 * the same ids. While Kafka is away the outbox grows.
 */
@Context
@Requires(property = "truevalue.relay.enabled", notEquals = "false")
final class Relay implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    private final DatabaseSettings database;
    private final KafkaSettings kafka;
    private final TopicCreation topics;
    private final String service;
    private final Counter relayed;
    private final AtomicLong pending = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopping;
    private long purgedAt = System.nanoTime();

    /** @param migrated the pool, whose making brought the schema up to date */
    Relay(
            DatabaseSettings database,
            KafkaSettings kafka,
            TopicCreation topics,
            MeterRegistry meters,
            DataSource migrated,
            @Value("${truevalue.service.name}") String service) {
        this.database = database;
        this.kafka = kafka;
        this.topics = topics;
        this.service = service;
        this.relayed = meters.counter("truevalue.outbox.relayed");
        Gauge.builder("truevalue.outbox.pending", pending, AtomicLong::get).register(meters);
        this.thread = Thread.ofPlatform().daemon().name(service + "-relay").unstarted(this);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                relayUntilFault();
            } catch (SQLException | KafkaException e) {
                if (!stopping) {
                    log.warn("relay pauses: {}", e.getMessage());
                    pause();
                }
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    private void relayUntilFault() throws SQLException, InterruptedException {
        try (PendingEvents events = PendingEvents.connect(database)) {
            while (!stopping && !events.isActive()) {
                events.await(POLL);
            }
            if (stopping) {
                return;
            }
            pending.set(events.count());
            topics.ensure(Topics.all());
            Producer<String, byte[]> producer = new KafkaProducer<>(producerSettings());
            try {
                producer.initTransactions();
                while (!stopping) {
                    drain(events, producer);
                    events.await(POLL);
                }
            } finally {
                producer.close(Duration.ZERO);
                pending.set(stopping ? 0 : events.count());
            }
        }
    }

    private void drain(PendingEvents events, Producer<String, byte[]> producer) throws SQLException {
        List<PendingEvents.Pending> batch = events.next(BATCH);
        while (!batch.isEmpty()) {
            producer.beginTransaction();
            batch.forEach(event -> producer.send(EventCodec.encode(event.topic(), event.key(), event.event())));
            producer.commitTransaction();
            events.remove(batch);
            relayed.increment(batch.size());
            batch = stopping ? List.of() : events.next(BATCH);
        }
        pending.set(0);
        if (System.nanoTime() - purgedAt > PURGE_EVERY.toNanos()) {
            purgedAt = System.nanoTime();
            events.purgeAcrossTenants();
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private Map<String, Object> producerSettings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrap(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                service + "-relay",
                ProducerConfig.CLIENT_ID_CONFIG,
                service + "-relay",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.LINGER_MS_CONFIG,
                0);
    }
}
