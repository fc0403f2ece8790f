package io.truevalue.gateway.revocation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link Revocations} up to date. Every replica reads all partitions without a group, from the end; what happened
 * before is loaded from auth and permission, after the end was fixed, so that nothing falls between. While Kafka is
 * silent it asks auth each second, so that an event late on its way is felt as fast.
 */
@Context
public final class RevocationFeed {
    private static final Logger log = LoggerFactory.getLogger(RevocationFeed.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration DISCOVERY = Duration.ofSeconds(10);
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(3);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(16);
    private static final int VERSIONS_EVERY = 5;

    private final RevocationEvents events;
    private final RevocationLoad load;
    private final Revocations revocations;
    private final Clock clock;
    private final String bootstrap;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    private volatile boolean loaded;
    private volatile long heardNanos = System.nanoTime();
    private volatile boolean kafkaAsked;
    private volatile long lastEventNanos = System.nanoTime() - BEAT.toNanos();

    RevocationFeed(
            RevocationEvents events,
            RevocationLoad load,
            Revocations revocations,
            Clock clock,
            MeterRegistry meters,
            @Property(name = "truevalue.kafka.bootstrap", defaultValue = "") String bootstrap) {
        this.events = events;
        this.load = load;
        this.revocations = revocations;
        this.clock = clock;
        this.bootstrap = bootstrap;
        TimeGauge.builder(
                        "truevalue.gateway.revocation.age",
                        this,
                        TimeUnit.NANOSECONDS,
                        feed -> System.nanoTime() - feed.heardNanos)
                .register(meters);
    }

    /** Whether what was revoked before the start is known. */
    public boolean isLoaded() {
        return loaded;
    }

    @PostConstruct
    void start() {
        kafkaAsked = bootstrap.isEmpty();
        if (!bootstrap.isEmpty()) {
            // A platform thread: the Kafka client pins its carrier while it polls.
            threads.add(Thread.ofPlatform()
                    .name("gateway-revocation-events")
                    .daemon()
                    .start(this::follow));
        }
        threads.add(Thread.ofVirtual().name("gateway-revocation-load").start(this::ask));
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopped.countDown();
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void ask() {
        try {
            boolean troubled = false;
            for (long beat = 0; !isStopped(); beat++) {
                try {
                    askOnce(beat);
                    troubled = false;
                } catch (IOException unavailable) {
                    if (!troubled) {
                        log.warn("cannot ask for revocations: {}", unavailable.toString());
                    }
                    troubled = true;
                }
                stopped.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void askOnce(long beat) throws IOException, InterruptedException {
        if (!loaded) {
            if (kafkaAsked || beat > KAFKA_PATIENCE.toSeconds()) {
                load.revocations();
                load.versions();
                loaded = true;
                heardNanos = System.nanoTime();
            }
            return;
        }
        boolean silent = System.nanoTime() - lastEventNanos >= BEAT.toNanos();
        if (silent) {
            load.revocations();
            heardNanos = System.nanoTime();
            if (beat % VERSIONS_EVERY == 0) {
                load.latestVersions();
            }
        }
        if (beat % 60 == 0) {
            revocations.forgetOld();
        }
    }

    private void follow() {
        while (!isStopped()) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
                followWith(consumer);
            } catch (InterruptException stopping) {
                return;
            } catch (KafkaException unavailable) {
                log.warn("Kafka cannot be read, asking auth instead: {}", unavailable.getMessage());
                kafkaAsked = true;
                pause();
            }
        }
    }

    private void followWith(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> assigned = new HashSet<>();
        long nextDiscovery = System.nanoTime();
        while (!isStopped()) {
            if (System.nanoTime() - nextDiscovery >= 0) {
                discover(consumer, assigned);
                kafkaAsked = true;
                nextDiscovery = System.nanoTime() + DISCOVERY.toNanos();
            }
            if (assigned.isEmpty()) {
                pause();
                continue;
            }
            ConsumerRecords<byte[], byte[]> records = consumer.poll(BEAT);
            if (!records.isEmpty()) {
                lastEventNanos = System.nanoTime();
                heardNanos = lastEventNanos;
                records.forEach(events::apply);
            }
        }
    }

    /** At the start partitions are read from their end; later, after an outage too, from a token's life ago. */
    private void discover(KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> assigned) {
        boolean first = !kafkaAsked;
        Set<TopicPartition> found = new HashSet<>();
        Map<String, List<PartitionInfo>> topics = consumer.listTopics(KAFKA_PATIENCE);
        for (String topic : RevocationEvents.TOPICS) {
            for (PartitionInfo partition : topics.getOrDefault(topic, List.of())) {
                found.add(new TopicPartition(topic, partition.partition()));
            }
        }
        found.removeAll(assigned);
        if (found.isEmpty()) {
            return;
        }
        assigned.addAll(found);
        consumer.assign(assigned);
        if (first) {
            consumer.seekToEnd(found);
            found.forEach(consumer::position);
        } else {
            long since = clock.millis() - TOKEN_LIFE.toMillis();
            Map<TopicPartition, Long> times = new HashMap<>();
            found.forEach(partition -> times.put(partition, since));
            consumer.offsetsForTimes(times).forEach((partition, offset) -> {
                if (offset == null) {
                    consumer.seekToEnd(Set.of(partition));
                } else {
                    consumer.seek(partition, offset.offset());
                }
            });
        }
    }

    private void pause() {
        try {
            stopped.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "gateway-revocations");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) KAFKA_PATIENCE.toMillis());
        return settings;
    }
}
